import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { KnowledgeError } from '../../src/knowledge/fault.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { entryYaml, makeFolder, shippedFolder } from './folder.ts';

const retitled = (title: string) => ({
  'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { title }),
});

test('what was kept is what was read', () => {
  using kept = createTempDir();
  const read = loadKnowledge(shippedFolder, kept.path);
  const again = loadKnowledge(shippedFolder, kept.path);
  for (const part of ['entries', 'procedures', 'notions', 'foreignCodes', 'version'] as const)
    expect(again[part]).toStrictEqual(read[part]);
});

test('it is taken instead of a second reading', () => {
  using kept = createTempDir();
  using folder = makeFolder();
  loadKnowledge(folder.root, kept.path);
  const [file = ''] = readdirSync(kept.path);
  const entries = new Map([['marked', {}]]);
  writeFileSync(join(kept.path, file), serialize({ entries }));
  expect(loadKnowledge(folder.root, kept.path).entries).toEqual(entries);
});

test('a file that changed is read, and what was kept before goes', () => {
  using kept = createTempDir();
  using folder = makeFolder(retitled('Before'));
  loadKnowledge(folder.root, kept.path);
  using changed = makeFolder(retitled('After'));
  expect(loadKnowledge(changed.root, kept.path).entries.get('pin-mismatch')?.title).toBe('After');
  expect(readdirSync(kept.path)).toHaveLength(1);
});

test('faulty knowledge is not kept', () => {
  using kept = createTempDir();
  using folder = makeFolder({ 'entries/pin-mismatch.yml': entryYaml('pin-mismatch', { side: 'nobody' }) });
  for (let round = 0; round < 2; round += 1)
    expect(() => loadKnowledge(folder.root, kept.path)).toThrow(KnowledgeError);
  expect(readdirSync(kept.path)).toEqual([]);
});
