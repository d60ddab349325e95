import { describe, expect, test } from 'vitest';
import { foldText, toTokens } from '../../../src/match/text/normalise.ts';

describe('one form for the ways people write a word', () => {
  test.each([
    ['Powiązany', 'powiazany'],
    ['ŁÓDŹ', 'lodz'],
    ['Đăng ký', 'dang ky'],
    ['İKİ ADIMLI doğrulama', 'iki adimli dogrulama'],
    ['Überprüfung', 'uberprufung'],
    ['Проверьте ещё раз', 'проверьте еще раз'],
    ['ＷｈａｔｓＡｐｐ', 'whatsapp'],
    ['رَقْم الهــاتف', 'رقم الهاتف'],
    ['أُدخِل الرمز إلى', 'ادخل الرمز الي'],
    ['٢٤ ساعة', '24 ساعه'],
    ['می\u200cخواهد', 'ميخواهد'],
    ['מסך שלום', 'מסכ שלומ'],
    ['पिन दूसरी', foldText('पिन दुसरि')],
    ['৫ মিনিট', '5 মিনিট'],
    ['ｶﾀｶﾅ', 'カタカナ'],
  ])('%s', (written, folded) => {
    expect(foldText(written)).toBe(folded);
  });

  test('an English contraction and a Ukrainian word stay whole, a French article does not', () => {
    expect(foldText("isn't")).toBe('isnt');
    expect(foldText("пов'язано")).toBe('повязано');
    expect(foldText("l'account")).toBe('l account');
    expect(foldText("ro'yxatdan")).toBe('royxatdan');
  });
});

test('offsets lead back to the words as written', () => {
  const { text, tokens } = toTokens('Ten numer jest «powiązany».');
  const last = tokens.at(-1);
  expect(text.slice(last?.start, last?.end)).toBe('powiązany');
});

test('a sentence, a line and a quotation each open anew', () => {
  const { tokens } = toTokens('customer says: PIN falsch. Bitte warten\n„zu oft“');
  expect(tokens.filter(({ opens }) => opens).map(({ text }) => text)).toEqual([
    'customer',
    'pin',
    'bitte',
    'zu',
  ]);
});

test('runs without spaces are marked, and split from Latin words', () => {
  const { tokens } = toTokens('この番号はWhatsAppに');
  expect(tokens.map(({ text, dense }) => [text, dense])).toEqual([
    ['この番号は', true],
    ['whatsapp', false],
    ['に', true],
  ]);
});

test('broken surrogates and control characters do no harm', () => {
  expect(foldText('\ud800 pin \u202e\u0000 falsch\udc00')).toBe('pin falsch');
});
