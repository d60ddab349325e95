import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRows, emptySums, packRows, valueAt } from '../../../src/match/model/byte-matrix.ts';

const byte = fc.integer({ min: -128, max: 127 });
const matrix = fc
  .integer({ min: 1, max: 9 })
  .chain((width) =>
    fc
      .array(fc.array(byte, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })
      .map((rows) => ({ width, rows })),
  );

test('every value comes back as it went in', () => {
  fc.assert(
    fc.property(matrix, ({ width, rows }) => {
      const packed = packRows(rows.flat(), width);
      expect(rows.map((row, r) => row.map((_, c) => valueAt(packed, r, c)))).toEqual(rows);
    }),
  );
});

test('rows add up column by column', () => {
  fc.assert(
    fc.property(matrix, fc.array(fc.nat(5), { maxLength: 20 }), ({ width, rows }, picks) => {
      const packed = packRows(rows.flat(), width);
      const chosen = picks.map((pick) => pick % rows.length);
      const sums = emptySums(packed);
      addRows(packed, Int32Array.from(chosen), sums);
      const expected = Array.from({ length: width }, (_, c) =>
        chosen.reduce((sum, r) => sum + (rows[r]?.[c] ?? 0), 0),
      );
      expect([...sums.slice(0, width)]).toEqual(expected);
    }),
  );
});

test('what does not fit into a byte is cut to its bounds', () => {
  const packed = packRows([1_000, -1_000, 0.6], 3);
  expect([0, 1, 2].map((c) => valueAt(packed, 0, c))).toEqual([127, -128, 1]);
});
