import { expect, test } from 'vitest';
import { cleanText } from '../../src/intake/clean.ts';
import { decodePercent, decodeUnicode } from '../../src/intake/decode.ts';
import { unwrapSlack } from '../../src/intake/unwrap.ts';

test.each([
  ['entities, once', 'a &lt;b&gt; &amp;amp; &amp;lt;', 'a <b> &amp; &lt;'],
  ['a bare link', '<https://metastatus.com/x?a=1&amp;b=2>', 'https://metastatus.com/x?a=1&b=2'],
  [
    'a link as typed',
    'see <https://graph.facebook.com/v25.0|graph.facebook.com/v25.0>',
    'see graph.facebook.com/v25.0',
  ],
  [
    'a shortened label',
    '<https://graph.facebook.com/v25.0/me|https://graph.facebook.com/…>',
    'https://graph.facebook.com/v25.0/me',
  ],
  [
    'a label that hides its link',
    '<https://evil.example/x|Meta support>',
    'Meta support (https://evil.example/x)',
  ],
  ['a phone link', '<tel:+48600123456|600 123 456>', '+48600123456'],
  ['a phone link with its country typed', '<tel:+48600123456|+48 600 123 456>', '+48 600 123 456'],
  ['a bare phone link', '<tel:+48600123456>', '+48600123456'],
  ['an e-mail link', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['a mention', '<@U012AB3CD> 133010', ' 133010'],
  ['a named mention', '<@U012AB3CD|ana>', '@ana'],
  ['a channel', '<#C012AB3CD|wa-support>', '#wa-support'],
  ['mentions of everyone', '<!channel> <!here> <!everyone>', '@channel @here @everyone'],
  ['a group', '<!subteam^S01|@onboarding>', '@onboarding'],
  ['a date', '<!date^1700000000^{date}|14 November>', '14 November'],
  ['a code fence', '```{"a":1}```', '\n{"a":1}\n'],
  ['quote marks', '&gt; first\n&gt; second', 'first\nsecond'],
  ['a comparison', '> 24 hours', '> 24 hours'],
  ['angle brackets of the poster', 'POST /<PHONE_ID>/register', 'POST /<PHONE_ID>/register'],
  ['an unfinished span', '<https://a.example and <@U1', '<https://a.example and <@U1'],
])('unwraps %s', (_, encoded, plain) => {
  expect(unwrapSlack(encoded)).toBe(plain);
});

test.each([
  ['NBSP and thin spaces', 'a\u00a0b\u202fc\u3000d', 'a b c d'],
  ['line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['bidi controls', '\u202eabc\u202c \u2066x\u2069 \u200fy', 'abc x y'],
  ['zero-width characters', 'P\u200bI\u200dN\ufeff \u2060ok', 'PIN ok'],
  ['tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
  ['control characters', 'a\u0000b\u0007c\u009f', 'abc'],
  ['terminal colours', '\u001b[31mERROR\u001b[0m 133010', 'ERROR 133010'],
  ['broken surrogates', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
  ['bold digits', '𝟏𝟑𝟑𝟎𝟏𝟎', '133010'],
])('cleans %s', (_, dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
});

test.each(['Nie można 😀', 'می خواد', 'หมายเลขโทรศัพท์', 'हिन्दी', '한국어', 'tab\tand\nnewline', 'emoji ❤️'])(
  'leaves %s alone',
  (text) => {
    expect(cleanText(text)).toBe(text);
  },
);

test.each([
  ['once', '%7B%22code%22%3A133010%7D', '{"code":133010}'],
  ['twice', '%257B%2522code%2522%253A133010%257D', '{"code":133010}'],
  [
    'with form spaces',
    '%7B%22message%22%3A%22Account+not+registered%22%7D',
    '{"message":"Account not registered"}',
  ],
  ['with a typed plus', '%7B%22to%22%3A%22%2B48600123456%22%7D', '{"to":"+48600123456"}'],
  ['with a broken escape', '%7B%22a%22%3A%22%E0%A4%A%22%7D', '{"a":"%E0%A4%A"}'],
  ['not at all in a plain URL', 'https://a.example/x%20y 50%', 'https://a.example/x%20y 50%'],
])('decodes percent escapes %s', (_, encoded, plain) => {
  expect(decodePercent(encoded)).toBe(plain);
});

test.each([
  ['n\\u00e3o est\\u00e1', 'não está'],
  ['\\\\u00e9', 'é'],
  ['\\ud83d\\ude00', '😀'],
  ['\\u0022', '\\u0022'],
  ['C:\\users', 'C:\\users'],
])('decodes unicode escapes in %s', (encoded, plain) => {
  expect(decodeUnicode(encoded)).toBe(plain);
});
