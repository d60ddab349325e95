import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/bulk/decode-text.ts';
import type { BulkItem } from '../../src/bulk/item.ts';
import { readTable } from '../../src/bulk/read-table.ts';

const show = (item: BulkItem) =>
  'problem' in item ? `${item.written} ${item.problem}` : Object.values(item.target).at(-1);

const read = (...lines: readonly string[]) => readTable(lines.join('\n'))?.items.map(show) ?? null;

describe('the column of the numbers', () => {
  test.each([
    ['commas', ['name,phone,city', 'Kłos,+48 600 123 456,Gdańsk', 'Aurora,+55 11 91234-5678,São Paulo']],
    ['semicolons, quotes', ['"Nr";"Telefon"', '"1, a";"+48 600 123 456"', '"2";"+5511912345678"']],
    ['tabs, no heading', ['Kłos\t48600123456', 'Aurora\t5511912345678']],
    ['one column', ['phone_number', '+48600123456', '+5511912345678']],
    ['Excel’s tricks', ['phone', "'+48600123456", '="+5511912345678"']],
    ['rows of several lengths', ['a,+48600123456', 'b,+5511912345678,c,d', '', 'x']],
  ])('is found: %s', (_name, lines) => {
    expect(read(...lines)).toEqual(['+48600123456', '+5511912345678']);
  });

  test('is that of the numbers’ ids, where a heading says so', () => {
    expect(
      read(
        'waba_id,phone,phone_number_id',
        '102000000000001,+48 600 123 456,106540352242001',
        '102000000000001,+55 11 91234-5678,',
      ),
    ).toEqual(['106540352242001', '+5511912345678']);
  });

  test('is never that of accounts', () => {
    expect(read('waba_id,phone', '102000000000001,+48600123456')).toEqual(['+48600123456']);
    expect(read('WABA,owner', '102000000000001,Anna')).toBeNull();
  });
});

test('what is no number is told, row by row', () => {
  expect(read('phone', '+48600123456', '4.86E+10', '600 123 456', 'ask Anna')).toEqual([
    '+48600123456',
    '4.86E+10 shortened',
    '600 123 456 no-country-code',
    'ask Anna no-number',
  ]);
});

test('a text with numbers in it does as well', () => {
  expect(read('Hello,', 'please look at +48 600 123 456 first.', 'Then +55 11 91234-5678.')).toEqual([
    '+48600123456',
    '+5511912345678',
  ]);
});

test.each([
  ['a log', '2026-11-20 12:00:01 INFO started', '2026-11-20 12:00:02 INFO ready'],
  ['a story', 'once upon a time'],
  ['nothing'],
])('there is none in %s', (_name, ...lines) => {
  expect(read(...lines)).toBeNull();
});

test('a long file ends at 500', () => {
  const lines = Array.from({ length: 600 }, (_, at) => `a${at},+48600${100_000 + at}`);
  expect(readTable(lines.join('\n'))).toMatchObject({ left: 100 });
  expect(read(...lines)).toHaveLength(500);
});

describe('the letters of a file', () => {
  const text = 'Kłos,+48600123456';

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Excel writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('are read: %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  test('of another encoding keep their digits', () => {
    expect(decodeText(Buffer.from('K\xb3os,+48600123456', 'latin1'))).toContain(',+48600123456');
  });

  test('are not those of a spreadsheet', () => {
    expect(decodeText(Buffer.from('504b0304140006000000', 'hex'))).toBeNull();
  });
});
