import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT } from '../../src/intake/bounds.ts';
import { readPaste } from '../../src/intake/paste.ts';
import { canaries, pinTexts } from './canaries.ts';

const fragments = fc.constantFrom(
  ...canaries.map((canary) => canary.text),
  ...pinTexts,
  '{"error":{"message":"(#133010) x","code":133010',
  '{\\"error\\":{\\"code\\":',
  "{'error': {'code': 100",
  '}}',
  '[[',
  '"',
  "'",
  '\\',
  '%7B%22',
  '%',
  '<@U1',
  '<!channel>',
  '<https://x|',
  '&lt;',
  '&amp;',
  '```',
  '+48 600 123 456',
  '+',
  '00',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u200b',
  '\u0000',
  '‹',
  '›',
  'code: 100',
  '(#',
  'error ',
  ', subcode 2388001',
  '106540352242922',
  '\n',
  ' ',
  '𝟏',
  '٣',
);
const nasty = fc
  .array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('never throws, stays within the bound, and holds no invisible characters', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const paste = readPaste(text);
      expect(paste.text.length).toBeLessThanOrEqual(MAX_TEXT);
      expect(paste.text.isWellFormed()).toBe(true);
      expect(paste.text).not.toMatch(/\p{Cf}|(?![\n\t])\p{Cc}/u);
      for (const { quote } of [...paste.codes, ...paste.phones]) expect(paste.text).toContain(quote);
    }),
    { numRuns: 2_000 },
  );
});

test('reads its own text again without finding a new secret', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      // Unwrapping is not idempotent ("&amp;lt;"), so only what is left unchanged by it can be compared.
      const { text: once } = readPaste(text);
      if (/[<&%\\>`]/.test(once)) return;
      expect(readPaste(once)).toMatchObject({ text: once, secrets: [] });
    }),
    { numRuns: 1_000 },
  );
});

test('keeps the head and the tail of a long text', () => {
  const paste = readPaste(`first words ${'lorem ipsum '.repeat(3_000)} (#133010) last words`);
  expect(paste.text.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(paste.text.startsWith('first words')).toBe(true);
  expect(paste.text.endsWith('last words')).toBe(true);
  expect(paste.truncated).toBe(true);
  expect(paste.codes).toEqual([{ code: 133010, quote: '(#133010)' }]);
});

test('a text of exactly the bound is whole', () => {
  const text = 'ab '
    .repeat(MAX_TEXT / 3)
    .slice(0, MAX_TEXT - 1)
    .padEnd(MAX_TEXT, 'x');
  expect(readPaste(text)).toMatchObject({ text, truncated: false });
  expect(readPaste(`${text}y`).truncated).toBe(true);
});

describe('where a long text is cut', () => {
  // Entities shrink when they are unwrapped, so that what stands at the cuts stays within the bound.
  const filler = (length: number) => '&amp; '.repeat(Math.ceil(length / 6)).slice(0, length);

  test.each([
    ['a token', `EAAG${'m0PX4ZCps'.repeat(40)} `, /m0PX4ZCps/],
    ['a JWT', `eyJ${'abcDEF123'.repeat(40)}.eyJ${'abcDEF123'.repeat(4)}.abcDEF123 `, /abcDEF123/],
    ['a PIN and its word', 'PIN: 571234 ', /\d{3}/],
    ['a PIN and the word after it', '482913 is the PIN ', /\d{3}/],
  ])('%s does not survive', (_, secret, leak) => {
    for (let cut = 0; cut <= secret.length; cut++) {
      const head = filler(16_000 - cut) + secret;
      const tail = secret + filler(8_000 + cut - secret.length);
      const paste = readPaste(`${head}${'x '.repeat(9_000)}${tail}`);
      expect(paste.text).not.toMatch(leak);
      expect(paste.text.length).toBeGreaterThan(5_000);
    }
  });
});

test('five megabytes are cut before anything is read', () => {
  for (const unit of ['{"error":', '<@', 'PIN 123456 ', '+1 (', '%7B%22', '\ud800', '\\"', 'token=']) {
    const paste = readPaste(unit.repeat(Math.ceil(5_000_000 / unit.length)));
    expect(paste.text.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(paste.truncated).toBe(true);
  }
});

test.each(['', '   ', '\u200b\u202e', '\n\n'])('nothing is read from %j', (text) => {
  expect(readPaste(text)).toEqual({
    text: '',
    errors: [],
    codes: [],
    phones: [],
    ids: [],
    traceIds: [],
    secrets: [],
    truncated: false,
  });
});
