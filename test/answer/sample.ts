import type { Paste } from '../../src/intake/types.ts';
import { type Entry, entrySchema, type Knowledge } from '../../src/knowledge/schema.ts';
import type { Diagnosis } from '../../src/match/types.ts';

/** A small knowledge base of our own, so that the shipped one can be edited freely. */
const entry = (fields: Partial<Entry> & Pick<Entry, 'id' | 'title'>): Entry =>
  entrySchema.parse({
    area: 'registration',
    side: 'customer',
    meaning: 'The number belongs to another account. It can be connected once it is free.',
    now: 'On the phone: Settings → Account → Delete account.',
    causes: ['It is used on a phone.', 'Another provider holds it.'],
    steps: ['Ask where the number was last used.', { procedure: 'off-the-phone' }, 'Register the number.'],
    avoid: ['Pressing connect again & again.', 'Removing only the app.'],
    waits: [{ after: 'the account was deleted', minutes: 3, reason: 'Meta needs up to 3 minutes.' }],
    checks: ['phone-number'],
    escalate: 'After two tries with the full wait between them.',
    sources: [
      {
        title: 'Moving a number | app → platform',
        url: 'https://developers.facebook.com/docs/a?b=1&c=2',
        checked: '2026-09-11',
      },
    ],
    ...fields,
  });

const entries = [
  entry({ id: 'number-linked', title: 'This number is still tied to another WhatsApp account' }),
  entry({ id: 'pin-mismatch', title: 'The two-step PIN is not the one set for this number', waits: [] }),
  entry({
    id: 'register-rate-limit',
    title: 'Too many registrations of this number',
    side: 'us',
    avoid: [],
    waits: [
      { after: 'the last try', minutes: 4_320, reason: 'Ten tries in 72 hours.' },
      { after: 'the lock', minutes: null, reason: 'Meta names the time.' },
    ],
  }),
  entry({ id: 'server-unavailable', title: 'Meta’s server was not available', side: 'meta', checks: [] }),
];

export const knowledge: Knowledge = {
  entries: new Map(entries.map((one) => [one.id, one])),
  procedures: new Map([
    [
      'off-the-phone',
      {
        id: 'off-the-phone',
        title: 'Take the number off the phone',
        steps: ['Open the app.', 'Delete the account.'],
      },
    ],
  ]),
  notions: new Map(),
  foreignCodes: new Map([
    [
      132001,
      {
        code: 132001,
        about: 'template',
        title: 'Template does not exist',
        pointer: 'This is a template error.',
      },
    ],
  ]),
  phrases: new Map(),
  silence: new Map(),
  lexicon: new Map(),
  replies: new Map(),
  labels: new Map(),
  version: 'sample',
};

export const paste: Paste = {
  text: 'Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp',
  errors: [],
  codes: [],
  phones: [],
  ids: [],
  traceIds: [],
  secrets: [],
  truncated: false,
};

export const silent: Diagnosis = {
  verdict: 'silent',
  matches: [],
  candidates: [],
  language: null,
  unknownCodes: [],
  foreignCodes: [],
};

export const sure: Diagnosis = {
  ...silent,
  verdict: 'sure',
  language: 'pl',
  matches: [
    {
      entry: 'number-linked',
      via: 'phrase',
      confidence: 0.98,
      evidence: [
        { quote: 'numer', means: 'notion: number' },
        { quote: 'powiązany z istniejącym kontem', means: 'notion: linked' },
      ],
    },
  ],
};

export const unsure: Diagnosis = {
  ...silent,
  verdict: 'unsure',
  candidates: [
    { entry: 'pin-mismatch', confidence: 0.5 },
    { entry: 'number-linked', confidence: 0.3 },
    { entry: 'server-unavailable', confidence: 0.1 },
  ],
};
