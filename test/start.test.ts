import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { stampOf } from '../src/build/stamp.js';
import { createTempDir } from './support/temp-dir.ts';

const source = join(import.meta.dirname, '../src');
const LATER = 2_000_000_000;

/** A project whose program says where it was started from. */
function createProject() {
  const dir = createTempDir();
  const inside = (path: string) => join(dir.path, path);
  mkdirSync(inside('src/build'), { recursive: true });
  mkdirSync(inside('.cache/start'), { recursive: true });
  for (const file of ['start.js', 'build/stamp.js']) cpSync(join(source, file), inside(`src/${file}`));
  writeFileSync(inside('package.json'), '{"type":"module"}');
  writeFileSync(inside('src/main.ts'), "process.stdout.write('sources');");
  writeFileSync(inside('.cache/start/main.js'), "process.stdout.write('bundle');");
  writeFileSync(inside('.cache/start/stamp.json'), stampOf(dir.path, ['src/main.ts']));
  const start = async () => (await promisify(execFile)(process.execPath, [inside('src/start.js')])).stdout;
  return { ...dir, inside, start };
}

test('a bundle of the sources as they are is what runs', async () => {
  using project = createProject();
  expect(await project.start()).toBe('bundle');
});

test('sources that changed since run themselves', async () => {
  using project = createProject();
  utimesSync(project.inside('src/main.ts'), LATER, LATER);
  expect(await project.start()).toBe('sources');
});

test('without a bundle the sources run', async () => {
  using project = createProject();
  rmSync(project.inside('.cache'), { recursive: true });
  expect(await project.start()).toBe('sources');
});
