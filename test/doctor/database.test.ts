import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkDatabase } from '../../src/doctor/database.ts';
import { openStore } from '../../src/store/database.ts';
import { listOpenEvents, recordEvent } from '../../src/store/events.ts';
import { inspectStore } from '../../src/store/inspect.ts';
import { createTempDir } from '../support/temp-dir.ts';

const FILE = 'wa-desk.sqlite';
const claim = {
  holder: { owner: 'a', pid: 4_711, host: 'desk-1', namespace: null },
  clock: () => Date.UTC(2026, 10, 21, 12),
  isGone: () => false,
};

const look = (dataDir: string, isLive = true) => [...checkDatabase(inspectStore(dataDir), () => isLive)];

test('none yet is fine, and none is made', () => {
  using dir = createTempDir();
  expect(look(dir.path)).toEqual([{ verdict: 'ok', says: 'none yet: the first start makes it' }]);
  expect(inspectStore(dir.path)).toEqual({ kind: 'absent' });
});

test('one that a bot works on is fine, and who it is', async () => {
  using dir = createTempDir();
  await using _store = openStore(dir.path, { claim });
  expect(look(dir.path)).toEqual([
    { verdict: 'ok', says: expect.stringMatching(/^sound, schema \d+$/) },
    { verdict: 'ok', says: 'in use by process 4711 on desk-1 since 2026-11-21 12:00 UTC' },
  ]);
});

test('one that a crash left is sound, and the crash is told', async () => {
  using dir = createTempDir();
  const store = openStore(dir.path, { claim });
  await listOpenEvents(store.db);
  await store.db.destroy();
  expect(look(dir.path, false).map(({ verdict }) => verdict)).toEqual(['ok', 'warning']);
});

test('a damaged one is a fault', async () => {
  using dir = createTempDir();
  await openStore(dir.path)[Symbol.asyncDispose]();
  const path = join(dir.path, FILE);
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4_096, 5 * 4_096);
  writeFileSync(path, bytes);
  expect(look(dir.path)).toEqual([
    expect.objectContaining({ verdict: 'fault', mend: expect.stringContaining('backup') }),
  ]);
});

test('one that is none is a fault', () => {
  using dir = createTempDir();
  writeFileSync(join(dir.path, FILE), 'not a database, and long enough to be looked at '.repeat(50));
  expect(look(dir.path)).toEqual([expect.objectContaining({ verdict: 'fault' })]);
});

test.each([
  [999, 'fault', /newer wa-desk \(schema 999/],
  [1, 'ok', /the next start brings it to \d+, so make a backup/],
])('of schema %i: %s', async (version, verdict, says) => {
  using dir = createTempDir();
  await openStore(dir.path)[Symbol.asyncDispose]();
  const database = new Sqlite(join(dir.path, FILE));
  database.pragma(`user_version = ${version}`);
  database.close();
  expect(look(dir.path)).toEqual([expect.objectContaining({ verdict, says: expect.stringMatching(says) })]);
});

test('tells when each kind of event came in last', async () => {
  using dir = createTempDir();
  {
    await using store = openStore(dir.path);
    const event = { messageKey: null, subject: null, payload: {} };
    await recordEvent(store.db, { ...event, eventKey: '1', kind: 'message' }, 1_000);
    await recordEvent(store.db, { ...event, eventKey: '2', kind: 'message' }, 2_000);
    await recordEvent(store.db, { ...event, eventKey: '3', kind: 'click' }, 1_500);
  }
  expect(inspectStore(dir.path)).toMatchObject({
    seen: [
      { kind: 'click', at: 1_500 },
      { kind: 'message', at: 2_000 },
    ],
  });
});
