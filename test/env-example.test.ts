import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');
const example = readFileSync(join(ROOT, '.env.example'), 'utf8');

test('the example is a faultless configuration of the sandbox', () => {
  expect(readConfig(parseEnv(example))).toEqual(readConfig({}));
});

test('the example names every variable that is read, and no other', () => {
  const source = readFileSync(join(ROOT, 'src', 'environment.ts'), 'utf8');
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'NODE_ENV');
  expect(Object.keys(parseEnv(example)).sort()).toEqual(read.sort());
});

test('every variable of the example stands below a comment', () => {
  for (const part of example.split('\n\n').filter((lines) => /^[A-Z_]+=/m.test(lines))) {
    expect(part).toMatch(/^#/);
  }
});
