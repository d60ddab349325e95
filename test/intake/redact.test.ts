import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAsciiDigits } from '../../src/intake/numbers/digits.ts';
import { readPaste } from '../../src/intake/paste.ts';
import { redactSecrets } from '../../src/intake/redact.ts';
import { canaries, pinTexts } from './canaries.ts';

const digitsOf = (text: string) => toAsciiDigits(text).replace(/\D/g, '');

test('there are at least sixty shapes of secret', () => {
  expect(canaries.length).toBeGreaterThanOrEqual(60);
});

test.each(canaries)('removes the secret of %o', ({ text, secret }) => {
  const paste = readPaste(text);
  expect(JSON.stringify(paste)).not.toContain(secret);
  expect(paste.secrets.length).toBeGreaterThan(0);
  // Not even most of it may stay behind.
  expect(JSON.stringify(paste)).not.toContain(secret.slice(0, Math.ceil(secret.length * 0.6)));
});

test.each(pinTexts)('removes the digits of %s', (text) => {
  const paste = readPaste(text);
  expect(digitsOf(paste.text)).not.toMatch(/4829|2913/);
  expect(paste.secrets).toContainEqual({ kind: 'PIN or code' });
});

describe('keeps what is no secret', () => {
  test.each([
    '(#133005) Two step verification PIN Mismatch',
    'PIN mismatch error 133005',
    'error code 133010: wrong PIN',
    'code 131047 · subcode 2494010',
    '{"error":{"message":"PIN wrong","code":133008,"error_subcode":2388001}}',
    'kod błędu 133016, PIN zły',
    'PIN for +48 600 123 456 is wrong',
    'the PIN of 0812 0000 417',
    'PIN for 600 123 456',
    'PIN changed on 2026-09-11 and 11.09.2026',
    'PIN wrong since 2024',
    'PIN changed 11-09-26',
    'ticket 482913 code 133010',
    'two-step PIN, 10 tries in 72 hours',
    'pinned message 482913',
    'shipping 482913 units',
    'error code 482913',
    'PIN on v25.0/106540352242922/register',
    'Error validating access token: Session has expired on Saturday',
    'Bearer token is missing',
    'token: expired',
    'access token=expired',
    'password: must be longer',
    'commit 0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'fbtrace_id: AXfu0NKfYelIG2VlOmIfK3C',
    'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3N0EyQUJDMjFEQzZCQUMzODMA',
    'PIN',
    'код ошибки 133010, PIN неверный',
    '错误代码 133005 密码错误',
  ])('%s', (text) => {
    expect(redactSecrets(text)).toEqual({ text, secrets: [] });
  });
});

test('the mask names the kind and the last four characters of a long secret', () => {
  const { text, secrets } = redactSecrets(`token EAAG${'x1Y2'.repeat(20)}ab12 here`);
  expect(text).toBe('token ‹access token …ab12 removed› here');
  expect(secrets).toEqual([{ kind: 'access token', last4: 'ab12' }]);
});

test('nothing of a PIN survives, and the word before it does', () => {
  expect(redactSecrets('PIN: 482913.').text).toBe('PIN: ‹PIN or code removed›.');
});

test.each([
  ['PIN 482913 600 123 456', 'PIN ‹PIN or code removed› 600 123 456'],
  ['48600123456 482913 is the PIN', '48600123456 ‹PIN or code removed› is the PIN'],
  ['PIN: 482913, 571234', 'PIN: ‹PIN or code removed›, ‹PIN or code removed›'],
])('of %s only the PIN goes', (text, redacted) => {
  expect(redactSecrets(text).text).toBe(redacted);
});

test('a secret pasted twice is one secret', () => {
  const token = `EAAG${'x1Y2'.repeat(20)}`;
  expect(redactSecrets(`${token} ${token}`).secrets).toHaveLength(1);
});

const pieces = fc.oneof(
  fc.constantFrom(...canaries.map((canary) => canary.text)),
  fc.constantFrom(...pinTexts),
  fc.constantFrom(
    'PIN',
    'code',
    'error',
    'token=',
    'secret',
    '‹',
    '›',
    '=',
    ': ',
    '\n',
    ' ',
    '"',
    '#',
    '+48 600 123 456',
    '482913',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

test('a secret is removed whatever stands around it', () => {
  const around = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.lorem({ maxCount: 6 }),
    fc.constantFrom('‹', '›', '"', '(', '[', '>>> ', '*', '_'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...canaries), around, around, ({ text, secret }, before, after) => {
      // A letter or digit that touches the text would make another text of it.
      expect(JSON.stringify(readPaste(`${before} ${text} ${after}`))).not.toContain(secret);
    }),
    { numRuns: 1_500 },
  );
});

test('redacting twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('', ' ', '\n'), (parts, glue) => {
      const once = redactSecrets(parts.join(glue)).text;
      expect(redactSecrets(once)).toEqual({ text: once, secrets: [] });
    }),
    { numRuns: 2_000 },
  );
});
