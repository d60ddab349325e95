import { execFile } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { exportPhrases } from '../../src/commands/knowledge-export.ts';
import { openStore } from '../../src/store/database.ts';
import { listAudit, listPhrases, proposePhrase } from '../../src/store/phrases.ts';
import { addUnmatched } from '../../src/store/unmatched.ts';
import { createTempDir } from '../support/temp-dir.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Runs `desk …` over the store in `dataDir`; what it printed. */
async function desk(dataDir: string, ...words: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['src/cli.ts', ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return stdout;
}

/** A store with a phrase to approve and two pastes of one kind. */
async function fill(dataDir: string) {
  await using store = openStore(dataDir);
  const { db } = store;
  await proposePhrase(
    db,
    {
      entry: 'number-linked',
      language: 'en',
      text: 'our blue widget refuses its handshake',
      source: 'correction',
      proposedBy: 'U1',
      caseId: null,
    },
    1,
  );
  for (const ts of ['1', '2']) {
    const text = 'the gizmo grumbles in the night';
    await addUnmatched(db, { channel: 'C1', ts, caseId: 'case-1', text, language: 'en' }, 1);
  }
}

describe('desk learning', () => {
  test('lists with the effect, accepts, undoes, and says who', async () => {
    using dir = createTempDir();
    await fill(dir.path);
    const listed = await desk(dir.path, 'learning', 'list');
    expect(listed).toContain('our blue widget refuses its handshake');
    expect(listed).toContain('Changes no decision');
    expect(await desk(dir.path, 'learning', 'accept', '1')).toContain('is accepted');
    await expect(desk(dir.path, 'learning', 'reject', '1')).rejects.toThrow('somebody was faster');
    expect(await desk(dir.path, 'learning', 'undo', '1')).toContain('is undone');
    await using store = openStore(dir.path);
    const audit = await listAudit(store.db, 1);
    expect(audit.map(({ action }) => action)).toEqual(['propose', 'accept', 'undo']);
    expect(audit.at(-1)?.actor).toMatch(/^cli:/);
  }, 60_000);

  test('shows the inbox and drafts an entry', async () => {
    using dir = createTempDir();
    await fill(dir.path);
    expect(await desk(dir.path, 'learning', 'inbox')).toMatch(/gizmo grumbles[\s\S]*asked 2 times/);
    expect(await desk(dir.path, 'learning', 'draft', '1')).toContain('id: the-gizmo-grumbles-in');
    await expect(desk(dir.path, 'learning', 'draft', '7')).rejects.toThrow('no 7 in the inbox');
  }, 60_000);

  test('prints the measure of success, and its help for wrong words', async () => {
    using dir = createTempDir();
    await fill(dir.path);
    expect(await desk(dir.path, 'learning', 'stats')).toContain('connected');
    await expect(desk(dir.path, 'learning', 'accept', 'x')).rejects.toMatchObject({ code: 2 });
  }, 60_000);
});

test('an exported phrase stands in the file of its language, and the rest of it as before', async () => {
  using dir = createTempDir();
  await fill(dir.path);
  await using store = openStore(dir.path);
  const folder = join(dir.path, 'knowledge');
  cpSync(join(root, 'knowledge'), folder, { recursive: true });
  const file = join(folder, 'phrases/en.yml');
  const before = readFileSync(file, 'utf8');
  const phrases = await listPhrases(store.db, ['proposed']);
  const [line] = exportPhrases(folder, phrases);
  expect(line).toContain('knowledge/phrases/en.yml: 1 of 1');
  const after = readFileSync(file, 'utf8');
  expect(after.replace('    - our blue widget refuses its handshake\n', '')).toBe(before);
  expect(load(after)).toMatchObject({
    phrases: { 'number-linked': expect.arrayContaining(['our blue widget refuses its handshake']) },
  });
  expect(exportPhrases(folder, phrases)[0]).toContain('0 of 1');
  const odd = phrases.map((phrase) => ({ ...phrase, language: '../../evil' }));
  expect(exportPhrases(folder, odd)).toEqual([expect.stringContaining('has no language')]);
});
