import { cpSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCurrent, stampOf } from '../../src/build/stamp.js';
import { createTempDir } from '../support/temp-dir.ts';

const LONG_AGO = 1_600_000_000;
const SOURCES = ['a.ts', 'b.ts'];

/** Two sources of some age, and their stamp. */
function createStamped() {
  const dir = createTempDir();
  for (const name of SOURCES) {
    writeFileSync(join(dir.path, name), 'one');
    utimesSync(join(dir.path, name), LONG_AGO, LONG_AGO);
  }
  const stamp = join(dir.path, 'stamp.json');
  writeFileSync(stamp, stampOf(dir.path, SOURCES));
  return { ...dir, source: join(dir.path, 'b.ts'), stamp };
}

test('a bundle is current while its sources stay as they were', () => {
  using stamped = createStamped();
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(true);
});

test('fractions of a second do not count, for a copy may lose them', () => {
  using stamped = createStamped();
  utimesSync(stamped.source, LONG_AGO + 0.5, LONG_AGO + 0.5);
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(true);
});

test('a source of the same size that was written later makes it old', () => {
  using stamped = createStamped();
  writeFileSync(stamped.source, 'two');
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(false);
});

test('a source of another size makes it old, whatever its time', () => {
  using stamped = createStamped();
  writeFileSync(stamped.source, 'three');
  utimesSync(stamped.source, LONG_AGO, LONG_AGO);
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(false);
});

test('a source that is gone makes it old', () => {
  using stamped = createStamped();
  rmSync(stamped.source);
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(false);
});

test.each(['', '{', 'null', '[]', '{"a.ts": 1}'])('a stamp that says %j is none', (text) => {
  using stamped = createStamped();
  writeFileSync(stamped.stamp, text);
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(false);
});

test('no stamp, no bundle', () => {
  using stamped = createStamped();
  rmSync(stamped.stamp);
  expect(isCurrent(stamped.path, stamped.stamp)).toBe(false);
});

test('a bundle that was moved is not current: it names the place where it was made', () => {
  using stamped = createStamped();
  using elsewhere = createTempDir();
  cpSync(stamped.path, elsewhere.path, { recursive: true, preserveTimestamps: true });
  expect(isCurrent(elsewhere.path, join(elsewhere.path, 'stamp.json'))).toBe(false);
});
