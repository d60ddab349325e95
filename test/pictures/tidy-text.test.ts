import { describe, expect, test } from 'vitest';
import { MAX_TEXT } from '../../src/pictures/bounds.ts';
import { holdsText, tidyText } from '../../src/pictures/tidy-text.ts';

describe('what recognition leaves behind', () => {
  test.each([
    ['letters for digits in a code', '(#133O1O) Account not registered', '(#133010) Account not registered'],
    ['letters for digits in a subcode', 'error_subcode: 2388OOl', 'error_subcode: 2388001'],
    ['spaces between Thai letters', 'ห ม า ย เล ข โ ท ร ศั พ ท ์ นี้', 'หมายเลขโทรศัพท์นี้'],
    ['spaces between Chinese signs', '此 号 码 已 被 WhatsApp 使用', '此号码已被 WhatsApp 使用'],
    [
      'Latin letters for a Cyrillic word',
      'PIN двухэтапной проверки He совпадает',
      'PIN двухэтапной проверки Не совпадает',
    ],
    ['a form feed and empty lines', 'one\n\n\n\n\ntwo  \n\f', 'one\n\ntwo'],
  ])('%s', (_name, read, meant) => {
    expect(tidyText(read)).toBe(meant);
  });

  test.each([
    ['words that only look like codes', 'SOS BOSS OOIl call Bill'],
    ['an id of letters and digits', 'fbtrace_id AbCdEf123OlI'],
    ['a Latin name among Latin words', 'He said: no'],
    ['Hindi', 'यह फ़ोन नंबर पहले से जुड़ा हुआ है'],
  ])('nothing else: %s', (_name, text) => {
    expect(tidyText(text)).toBe(text);
  });

  test('is bounded, and never half a sign', () => {
    const long = tidyText('😀'.repeat(MAX_TEXT));
    expect(long.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(long.isWellFormed()).toBe(true);
  });
});

test('text is two letters or digits in a row', () => {
  expect(['PIN', 'a 12', 'पिन', '号码'].map(holdsText)).toEqual([true, true, true, true]);
  expect(['', '| ~ .', 'a - b', '–'].map(holdsText)).toEqual([false, false, false, false]);
});
