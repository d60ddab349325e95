import { expect, test } from 'vitest';
import { MAX_TEXT } from '../../src/intake/bounds.ts';
import { joinPastes } from '../../src/intake/join-pastes.ts';
import { readPaste } from '../../src/intake/paste.ts';
import { readPlainPaste } from '../../src/intake/plain-paste.ts';

const TOKEN = `EAA${'b7'.repeat(40)}`;

test('what was said in several parts is one: each number and secret once, nothing lost', () => {
  const words = readPaste(`please look: +48 600 123 456, Bearer ${TOKEN}`);
  const picture = readPlainPaste(
    `(#133010) Account not registered +48 600 123 456 Bearer ${TOKEN} error 133005`,
  );
  const joined = joinPastes([words, picture]);
  expect(joined.text).toBe(`${words.text}\n\n${picture.text}`);
  expect(joined.phones.map(({ e164 }) => e164)).toEqual(['+48600123456']);
  expect(joined.codes.map(({ code }) => code)).toEqual([133010, 133005]);
  expect(joined.secrets).toEqual(words.secrets);
  expect(joined.secrets).toHaveLength(1);
  expect(JSON.stringify(joined)).not.toContain(TOKEN);
});

test('a part without words adds none, and the whole is bounded', () => {
  const short = readPaste('error 133010');
  expect(joinPastes([readPaste(''), short])).toEqual(short);
  const long = readPaste('a b '.repeat(MAX_TEXT));
  const joined = joinPastes([long, long]);
  expect(joined.text.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(joined.truncated).toBe(true);
});

test('text that is not of Slack is taken as it stands', () => {
  const text = 'a <b> &amp; <https://x.example|y> <@U000000001>';
  expect(readPlainPaste(text).text).toBe(text);
});
