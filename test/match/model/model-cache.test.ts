import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packRows } from '../../../src/match/model/byte-matrix.ts';
import type { Model } from '../../../src/match/model/model.ts';
import { cachedModel } from '../../../src/match/model/model-cache.ts';

const rows = packRows([1, -2, 3], 3);
const weights = { rows, bias: Float32Array.of(0.5), scale: 0.25 };
const model: Model = {
  classes: ['none'],
  notions: ['pin'],
  language: { languages: ['en'], rows },
  patterns: [[[0, 'pin']]],
  byNotion: weights,
  byLetters: weights,
};
const never = (): Model => {
  throw new Error('trained again');
};

test('what was trained once is read back as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-desk-'));
  cachedModel(folder, 'a1', () => model);
  expect(cachedModel(folder, 'a1', never)).toEqual(model);
});

test('other knowledge is trained anew, and the old file goes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-desk-'));
  cachedModel(folder, 'a1', () => model);
  cachedModel(folder, 'b2', () => model);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(() => cachedModel(folder, 'a1', never)).toThrow('trained again');
});

test('a damaged file is trained anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-desk-'));
  cachedModel(folder, 'a1', () => model);
  writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'not a model');
  expect(cachedModel(folder, 'a1', () => model)).toEqual(model);
});

test('a folder that cannot be written is no obstacle', () => {
  expect(cachedModel('/dev/null/nowhere', 'a1', () => model)).toEqual(model);
});
