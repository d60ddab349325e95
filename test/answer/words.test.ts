import { describe, expect, test } from 'vitest';
import { confidenceWord, evidenceLine, languageName } from '../../src/answer/evidence.ts';
import { link, mrkdwn } from '../../src/answer/markup.ts';
import { secretWarning } from '../../src/answer/secret-warning.ts';
import { durationText, waitText } from '../../src/answer/texts.ts';
import { verdictText } from '../../src/answer/texts-finding.ts';
import { revokeText, secretText } from '../../src/answer/texts-secrets.ts';
import type { SecretKind } from '../../src/intake/types.ts';
import { knowledge, silent, sure } from './sample.ts';

const wait = (...minutes: (number | null)[]) =>
  minutes.map((value) => ({ after: 'x', minutes: value, reason: 'y' }));

test.each([
  [1, '1 minute'],
  [3, '3 minutes'],
  [60, '1 hour'],
  [90, '1.5 hours'],
  [720, '12 hours'],
  [4_320, '72 hours'],
])('%s minutes is %s', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
});

test.each([
  [wait(), null],
  [wait(3), 'wait 3 minutes'],
  [wait(3, 15), 'wait 3 to 15 minutes'],
  [wait(60, 720), 'wait 1 to 12 hours'],
  [wait(5, 60), 'wait 5 minutes to 1 hour'],
  [wait(null), 'wait as long as Meta says'],
  [wait(720, null), 'wait 12 hours or more'],
])('the waits of an entry in a word: %j', (waits, text) => {
  expect(waitText(waits)).toBe(text);
});

test.each([
  ['pl', 'Polish'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['zh-CN', 'Simplified Chinese'],
  ['zh-TW', 'Traditional Chinese'],
  ['fil', 'Filipino'],
  ['uk', 'Ukrainian'],
  ['not a tag', null],
])('%s is called %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test.each([
  [1, 'sure'],
  [0.95, 'sure'],
  [0.9, 'almost sure'],
  [0.7, 'likely'],
  [0.2, 'a guess'],
])('a confidence of %s is %s', (confidence, word) => {
  expect(confidenceWord(confidence)).toBe(word);
});

describe('the evidence line', () => {
  const entry = knowledge.entries.get('number-linked');
  const [match] = sure.matches;
  if (entry === undefined || match === undefined) throw new Error('no sample');
  const evidence = [{ quote: '(#133005)', means: 'code 133005' }];

  test.each([
    ['a phrase', match, 'pl', 'Matched in Polish on “numer … powiązany z istniejącym kontem” · sure'],
    [
      'a phrase of no told language',
      match,
      null,
      'Matched on “numer … powiązany z istniejącym kontem” · sure',
    ],
    ['a code', { ...match, via: 'code' as const, evidence }, null, 'Matched on code 133005 · sure'],
    [
      'the model',
      { ...match, via: 'llm' as const, confidence: 0.7 },
      'pl',
      'Suggested by the language model in Polish on “numer … powiązany z istniejącym kontem” · likely',
    ],
    ['a person', { ...match, evidence: [] }, 'pl', 'Chosen by hand · sure'],
  ])('of %s', (_, found, language, start) => {
    expect(evidenceLine(found, entry, { ...silent, language })).toBe(
      `${start} · entry number-linked · Meta docs, checked 2026-09`,
    );
  });

  test('names a source that is not Meta’s', () => {
    const sources = [
      { title: 'Older', url: 'https://developers.facebook.com/x', checked: '2026-01-02' },
      { title: 'A vendor', url: 'https://facebook.com.vendor.example/x', checked: '2026-10-02' },
    ];
    expect(evidenceLine(match, { ...entry, sources }, silent)).toMatch(/A vendor, checked 2026-10$/);
  });
});

test('a value in markup is escaped, markup in markup is not', () => {
  expect(mrkdwn`*${'<!here> & co'}* ${mrkdwn`_${1}_`}`.source).toBe('*&lt;!here&gt; &amp; co* _1_');
});

test.each([
  ['https://a.example/?x=1&y=2', 'T|itle >', '<https://a.example/?x=1&amp;y=2|T itle &gt;>'],
  ['javascript:alert(1)', 'T', 'T'],
  ['https://a.example/>x', '<!here>', '&lt;!here&gt;'],
])('a link to %s', (url, title, source) => {
  expect(link(url, title).source).toBe(source);
});

test('the warning names each secret and how to revoke it, and is not sent without one', () => {
  const kinds: SecretKind[] = ['access token', 'JWT', 'PIN or code', 'private key'];
  const warning = JSON.stringify(secretWarning({ secrets: kinds.map((kind) => ({ kind })) }));
  for (const kind of kinds) expect(warning).toContain(revokeText(kind));
  expect(secretText({ kind: 'access token', last4: 'ab12' })).toBe('Access token ending in …ab12');
  expect(secretWarning({ secrets: [] })).toBeNull();
});

test('a verdict has a word beside its sign', () => {
  expect(verdictText('unknown')).toMatch(/[a-z]/);
});
