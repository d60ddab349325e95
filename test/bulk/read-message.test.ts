import { describe, expect, test } from 'vitest';
import type { BulkItem } from '../../src/bulk/item.ts';
import { readBulkMessage, readSingleCheck } from '../../src/bulk/read-message.ts';
import { readPaste } from '../../src/intake/paste.ts';

const show = (item: BulkItem) =>
  'problem' in item ? `${item.written} ${item.problem}` : Object.values(item.target).at(-1);

const read = (text: string) => readBulkMessage(readPaste(text))?.items.map(show) ?? null;

const PAIR = ['+48600123456', '+5511912345678'];

describe('a list of numbers', () => {
  test.each([
    ['one a line', '+48 600 123 456\n+55 11 91234-5678'],
    ['after words', 'check these:\n+48 600 123 456\n+55 11 91234-5678'],
    ['in a sentence', 'Can you check +48 600 123 456 and +55 11 91234-5678 for me, please?'],
    ['in Polish', 'sprawdź proszę +48600123456, +5511912345678'],
    ['numbered', '1. +48 600 123 456\n2. +55 11 91234-5678'],
    ['with bullets and without plus signs', '• 48600123456\n• 5511912345678'],
    ['in a row', 'status 48600123456 5511912345678'],
    ['with zeros for the plus', '0048600123456; 005511912345678'],
    ['as Slack sends it', 'check <tel:+48600123456|+48 600 123 456> <tel:+5511912345678|+55 11 91234-5678>'],
    ['each twice', '+48600123456 +5511912345678 +48 600 123 456'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual(PAIR);
  });

  test('of ids, or of both', () => {
    expect(read('106540352242001\n106540352242004')).toEqual(['106540352242001', '106540352242004']);
    expect(read('check 106540352242001, +48600123456')).toEqual(['106540352242001', '+48600123456']);
  });

  test('takes national numbers for those of the country that all others are of, and says what it cannot', () => {
    expect(read('check +48 600 123 456\n601 234 567')).toEqual(['+48600123456', '+48601234567']);
    expect(read('check\n+48600123456\n+5511912345678\n601 234 567')).toEqual([
      ...PAIR,
      '601 234 567 no-country-code',
    ]);
  });

  test('ends at fifty', () => {
    const numbers = Array.from({ length: 53 }, (_, at) => `+48 600 123 ${400 + at}`);
    expect(readBulkMessage(readPaste(numbers.join('\n')))).toMatchObject({ left: 3 });
    expect(read(numbers.join('\n'))).toHaveLength(50);
  });
});

test('one number after “check” is a list of one; in another sentence it is not', () => {
  const one = (text: string) => readSingleCheck(readPaste(text));
  expect(one('check +48 600 123 456 please')).toEqual({ kind: 'phone', e164: '+48600123456' });
  expect(one('Please re-check 106540352242001')).toEqual({ kind: 'id', phoneNumberId: '106540352242001' });
  expect(one('I cannot check +48 600 123 456')).toBeNull();
  expect(one('check +48 600 123 456 and +48 600 123 457')).toBeNull();
  expect(one('check this error')).toBeNull();
});

describe('is not seen in', () => {
  test.each([
    ['one number', 'check +48 600 123 456'],
    ['an error with two numbers', '(#133010) Account not registered: check +48600123456 and +5511912345678'],
    ['a story with two numbers', 'Both +48600123456 and +5511912345678 say that they are linked elsewhere'],
    ['dates and amounts', 'check the invoices of 2026-11-20 and 2026-11-21: 1200 and 1300'],
    ['a question', 'can you check this error for me?'],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(read(text)).toBeNull();
  });
});
