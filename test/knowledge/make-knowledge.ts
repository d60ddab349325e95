import type { z } from 'zod';
import type { Labels } from '../../src/knowledge/label-schema.ts';
import { type Entry, entrySchema, type Knowledge, type Procedure } from '../../src/knowledge/schema.ts';

type EntryParts = Partial<z.input<typeof entrySchema>> & { readonly id: string };

/** An entry that is in order, but for what `parts` changes. */
export function makeEntry(parts: EntryParts): Entry {
  return entrySchema.parse({
    area: 'registration',
    title: 'A title',
    side: 'customer',
    meaning: 'It means this.',
    now: 'Do this.',
    causes: ['a cause'],
    steps: ['a step'],
    escalate: 'Never.',
    sources: [{ title: 'Meta', url: 'https://example.com', checked: '2026-09-11' }],
    ...parts,
  });
}

type Languages = {
  readonly phrases?: Readonly<Record<string, Record<string, string[]>>>;
  readonly silence?: Readonly<Record<string, { near?: string[]; far?: string[] }>>;
  readonly lexicon?: Readonly<Record<string, Record<string, string[]>>>;
  readonly replies?: Readonly<Record<string, Record<string, string>>>;
};

type Parts = Languages & {
  readonly entries?: readonly Entry[];
  readonly procedures?: readonly Procedure[];
  readonly notions?: readonly string[];
  readonly foreign?: readonly number[];
  readonly labels?: readonly Labels[];
};

/** A knowledge of these parts, made without files. */
export function makeKnowledge(parts: Parts): Knowledge {
  return {
    entries: new Map(parts.entries?.map((entry) => [entry.id, entry])),
    procedures: new Map(parts.procedures?.map((procedure) => [procedure.id, procedure])),
    notions: new Map(parts.notions?.map((notion) => [notion, notion])),
    foreignCodes: new Map(
      parts.foreign?.map((code) => [
        code,
        { code, about: 'template', title: 'A template', pointer: 'Not ours.' },
      ]),
    ),
    phrases: mapValues(parts.phrases, (language, phrases) => ({ language, phrases })),
    silence: mapValues(parts.silence, (language, { near = [], far = [] }) => ({ language, near, far })),
    lexicon: mapValues(parts.lexicon, (language, notions) => ({ language, notions })),
    replies: mapValues(parts.replies, (language, replies) => ({ language, replies })),
    labels: new Map(parts.labels?.map((file) => [file.language, file])),
    version: 'test',
  };
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>> = {},
  make: (language: string, value: A) => B,
): Map<string, B> {
  return new Map(Object.entries(record).map(([language, value]) => [language, make(language, value)]));
}
