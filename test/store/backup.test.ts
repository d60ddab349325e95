import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { listOpenEvents, recordEvent } from '../../src/store/events.ts';
import { createTempDir } from '../support/temp-dir.ts';

const FILE = 'wa-desk.sqlite';
const EVENT = { messageKey: null, kind: 'message', subject: null, payload: {} };

test('a backup made while the bot writes is sound, complete up to a moment, and starts elsewhere', async () => {
  using dir = createTempDir();
  using elsewhere = createTempDir();
  const now = Date.now();
  const holder = { owner: 'a', pid: process.pid, host: 'desk-1', namespace: null };
  await using store = openStore(dir.path, { claim: { holder, clock: () => now, isGone: () => false } });
  const write = async (from: number, to: number) => {
    for (let id = from; id <= to; id += 1) await recordEvent(store.db, { ...EVENT, eventKey: `${id}` }, id);
  };
  await write(1, 50);
  const going = write(51, 100);
  const visitor = new Sqlite(join(dir.path, FILE));
  visitor.prepare('VACUUM INTO ?').run(join(elsewhere.path, FILE));
  visitor.close();
  await going;
  // The lease in the copy is that of the bot that went on; a minute later it is nobody's.
  const heir = { ...holder, owner: 'b' };
  const claim = { holder: heir, clock: () => now + 60_000, isGone: () => false };
  await using restored = openStore(elsewhere.path, { claim });
  expect(restored.recovered).toBe(true);
  const ids = await listOpenEvents(restored.db);
  expect(ids.length).toBeGreaterThanOrEqual(50);
  expect(ids).toEqual(ids.map((_id, at) => at + 1));
});
