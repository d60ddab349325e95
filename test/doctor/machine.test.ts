import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDataFolder, checkFileModes, checkNode } from '../../src/doctor/machine.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('Node', () => {
  test('is fine from the wanted version on', () => {
    expect(checkNode('24.9.0', '>=24')).toEqual({ verdict: 'ok', says: '24.9.0' });
    expect(checkNode('26.0.0', '>=24').verdict).toBe('ok');
  });

  test('of an older version is a fault, with the way to a newer one', () => {
    const { verdict, mend } = checkNode('22.3.0', '>=24');
    expect(verdict).toBe('fault');
    expect(mend).toContain('npm');
  });
});

describe('files of settings', () => {
  test('are for their owner alone', () => {
    using dir = createTempDir();
    const file = join(dir.path, '.env');
    writeFileSync(file, '');
    chmodSync(file, 0o640);
    expect([...checkFileModes([file])]).toEqual([
      expect.objectContaining({ verdict: 'warning', mend: `chmod 600 ${file}` }),
    ]);
    chmodSync(file, 0o600);
    expect([...checkFileModes([file, join(dir.path, 'absent')])]).toEqual([]);
  });
});

describe('the data folder', () => {
  const verdicts = (folder: string) => [...checkDataFolder(folder)].map(({ verdict }) => verdict);

  test('that is not there yet is no fault', () => {
    using dir = createTempDir();
    expect(verdicts(join(dir.path, 'a', 'b'))).toEqual(['skipped']);
  });

  test('that is for its owner alone, with room on its disk, is fine', () => {
    using dir = createTempDir();
    const [first, space] = [...checkDataFolder(dir.path)];
    expect(first?.verdict).toBe('ok');
    expect(space?.says).toMatch(/^\d+ MB free/);
  });

  test('that others may look into is a warning', () => {
    using dir = createTempDir();
    const folder = join(dir.path, 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const [first] = [...checkDataFolder(folder)];
    expect(first).toMatchObject({ verdict: 'warning', mend: `chmod 700 ${folder}` });
  });

  test('that is a file, or below one, is a fault', () => {
    using dir = createTempDir();
    const file = join(dir.path, 'data');
    writeFileSync(file, '');
    expect(verdicts(file)).toEqual(['fault']);
    expect(verdicts(join(file, 'deeper'))).toEqual(['fault']);
  });

  test('on a file system that cannot be written is a fault', () => {
    // Nobody makes folders there, not even root.
    expect(verdicts('/proc/1')).toEqual(['fault']);
  });
});
