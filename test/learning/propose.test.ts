import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { makeProposal } from '../../src/learning/propose.ts';
import { scrubText } from '../../src/learning/scrub.ts';
import { openVocabulary } from '../../src/learning/vocabulary.ts';

const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'));
const propose = (sentence: string, language: string | null = 'en') =>
  makeProposal({ sentence, language }, knowledge)?.text;

describe('a proposal', () => {
  test.each([
    ['en', 'The number +1 415 555 0199 of Brightwell is still linked', 'The number of is still linked'],
    [
      'en',
      'Number is taken, see https://example.com/a?b=c or mail jo@ex.org.',
      'Number is taken, see or mail',
    ],
    ['en', 'the PIN (482913) is not the right one', 'the PIN is not the right one'],
    ['pl', 'Klientka Zdzisława nie może dodać numeru 601 234 567', 'Klientka nie może dodać numeru'],
    ['de', 'Die Nummer von Frau Kowalczyk ist schon verknüpft', 'Die Nummer von Frau ist schon verknüpft'],
    ['ru', 'Номер Зульфии уже привязан к другому аккаунту', 'Номер уже привязан к другому аккаунту'],
  ])('%s: %s', (language, sentence, expected) => {
    expect(propose(sentence, language)).toBe(expected);
  });

  test('keeps the language', () => {
    expect(makeProposal({ sentence: 'numer jest zajęty gdzie indziej', language: 'pl' }, knowledge)).toEqual({
      text: 'numer jest zajęty gdzie indziej',
      language: 'pl',
    });
  });

  test('of many sentences takes the one that tells', () => {
    const sentence = `Good morning everybody. ${'We had a long call about many other things. '.repeat(6)}the line cannot be paired.`;
    const tells = (text: string) => Number(text.includes('paired'));
    expect(makeProposal({ sentence, language: 'en', tells }, knowledge)?.text).toBe(
      'the line cannot be paired.',
    );
  });

  test.each(['+48 600 123 456', 'ok', 'https://example.com', '', '!!!', 'Zdzisława 12'])(
    'is none where too little is left: %s',
    (sentence) => {
      expect(propose(sentence)).toBeUndefined();
    },
  );

  test('of two long words is one', () => {
    expect(propose('неважећи параметар', 'sr')).toBe('неважећи параметар');
  });
});

const letters = 'abcdefghijklmnoprstuwyz';
const name = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 10 })
  .map((text) => `Xq${text}`);
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 18 });
const personal = fc.oneof(
  name,
  name.map((text) => text.toUpperCase()),
  digits,
  digits.map((text) => `+${text}`),
  digits.map((text) => [...text].join(' ')),
  digits.map((text) => [...text].map((digit) => String.fromCodePoint(0x0660 + Number(digit))).join('')),
  fc.uuid(),
  fc.emailAddress(),
  fc.webUrl(),
  name.map((text) => `@${text.toLowerCase()}`),
  name.map((text) => `${text.toLowerCase()}.${text.toLowerCase()}@ex.org`),
  digits.map((text) => `phone_id_${text}`),
  digits.map((text) => `EAA${text.repeat(20)}`),
);

/** The parts of something personal that would tell on somebody. */
const tellingParts = (text: string) => text.toLowerCase().match(/xq[a-z]+|\p{N}+|@|:\/\//gu) ?? [];

const frames = [
  ['en', ['the number', 'is linked to', 'another account']],
  ['pl', ['numer', 'jest powiązany z', 'innym kontem']],
  ['de', ['die Nummer', 'ist verknüpft mit', 'einem anderen Konto']],
  ['ru', ['номер', 'привязан к', 'другому аккаунту']],
  ['ar', ['الرقم', 'مرتبط بحساب', 'آخر']],
  ['ja', ['番号は', '別の', 'アカウントに']],
] as const;

test.each(frames)('nothing personal survives: %s', (language, [start, middle, end]) => {
  const vocabulary = openVocabulary(knowledge, language);
  fc.assert(
    fc.property(personal, personal, personal, fc.constantFrom(' ', ', ', ' (', ': '), (a, b, c, gap) => {
      const text = `${a} ${start}${gap}${b} ${middle} ${c}${gap}${end}`;
      const left = scrubText(text, language, vocabulary).toLowerCase();
      for (const part of [a, b, c].flatMap(tellingParts)) expect(left).not.toContain(part);
      expect(left).not.toMatch(/\p{N}|@|:\/\//u);
    }),
    { numRuns: 300 },
  );
});
