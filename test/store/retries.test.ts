import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Retry } from '../../src/retries/types.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { changeRetry, findOpenRetry, findRetry, insertRetry, listRetries } from '../../src/store/retries.ts';
import {
  countStumble,
  listDueRetries,
  listUntoldRetries,
  markRetryTold,
  openChapter,
  readChapter,
  setChapterRun,
} from '../../src/store/retry-work.ts';
import { makeRetry } from '../retries/make-retry.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

let dir: ReturnType<typeof createTempDir>;
let store: Store;

beforeEach(() => {
  dir = createTempDir();
  store = openStore(dir.path);
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

/** Another process, in effect: a connection of its own, which writes at once. */
function openSqlite(path: string): Disposable & { run(sql: string): void } {
  const database = new Sqlite(path);
  return { run: (sql) => void database.prepare(sql).run(), [Symbol.dispose]: () => database.close() };
}

const end = (retry: Retry): Retry => ({ ...retry, state: 'cancelled', end: 'cancelled', dueAt: null });

describe('one retry a number', () => {
  test('is written down as it is read back', async () => {
    const retry = makeRetry();
    expect(await insertRetry(store.db, retry, NOW)).toBe(true);
    expect(await findRetry(store.db, retry.id)).toEqual(retry);
    expect(await findOpenRetry(store.db, retry.phoneNumberId)).toEqual(retry);
    expect(await findRetry(store.db, 'another')).toBeNull();
  });

  test('a second one is refused as long as the first is open', async () => {
    const first = makeRetry();
    await insertRetry(store.db, first, NOW);
    const second = makeRetry({ id: 'retry-2' });
    expect(await insertRetry(store.db, second, NOW)).toBe(false);
    expect(await insertRetry(store.db, makeRetry({ id: 'retry-3', phoneNumberId: '2' }), NOW)).toBe(true);
    await changeRetry(store.db, first.id, end, NOW);
    expect(await insertRetry(store.db, second, NOW)).toBe(true);
    expect(await listRetries(store.db, { phoneNumberId: first.phoneNumberId })).toHaveLength(2);
    expect(await listRetries(store.db, { onlyOpen: true })).toHaveLength(2);
  });

  test('of twenty starts at once one succeeds', async () => {
    const starts = Array.from({ length: 20 }, (_, index) =>
      insertRetry(store.db, makeRetry({ id: `retry-${index}` }), NOW),
    );
    expect((await Promise.all(starts)).filter(Boolean)).toHaveLength(1);
  });
});

describe('a change', () => {
  test('is made of what stands there, however many make one at once', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    const count = (retry: Retry): Retry => ({ ...retry, tries: retry.tries + 1 });
    await Promise.all(Array.from({ length: 10 }, () => changeRetry(store.db, 'retry-1', count, NOW)));
    expect((await findRetry(store.db, 'retry-1'))?.tries).toBe(10);
  });

  test('is asked again where another process came between', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    using other = openSqlite(`${dir.path}/wa-desk.sqlite`);
    const asked: string[] = [];
    const result = await changeRetry(
      store.db,
      'retry-1',
      (retry) => {
        asked.push(retry.state);
        if (asked.length === 1) other.run("UPDATE retries SET state = 'paused', revision = revision + 1");
        return { ...retry, tries: retry.tries + 1 };
      },
      NOW,
    );
    expect(asked).toEqual(['waiting', 'paused']);
    expect(result?.retry).toMatchObject({ state: 'paused', tries: 1 });
  });

  test('and what belongs to it are written together, or not at all', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    const fail = async () => Promise.reject(new Error('no room'));
    await expect(changeRetry(store.db, 'retry-1', end, NOW, fail)).rejects.toThrow('no room');
    expect((await findRetry(store.db, 'retry-1'))?.state).toBe('waiting');
  });

  test('of nothing changes nothing', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    expect((await changeRetry(store.db, 'retry-1', () => null, NOW))?.changed).toBe(false);
    expect(await changeRetry(store.db, 'another', end, NOW)).toBeNull();
    expect(await listUntoldRetries(store.db, 10)).toMatchObject([{ revision: 1 }]);
  });
});

describe('work that is left', () => {
  test('open ones are due at their time, or when their days are over', async () => {
    const due = (id: string, change: Partial<Retry>) =>
      insertRetry(store.db, makeRetry({ id, phoneNumberId: id, ...change }), NOW);
    await due('later', { dueAt: NOW + 1 });
    await due('now', { dueAt: NOW });
    await due('earlier', { dueAt: NOW - 5 });
    await due('over', { dueAt: null, deadlineAt: NOW, state: 'asking' });
    await due('asking', { dueAt: null, state: 'asking' });
    await due('ended', { dueAt: NOW - 9, state: 'stopped', end: 'tries-used' });
    expect(await listDueRetries(store.db, NOW, 10)).toEqual(['earlier', 'now', 'over']);
    expect(await listDueRetries(store.db, NOW, 2)).toHaveLength(2);
  });

  test('a change is told once, and again where one came meanwhile', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    await markRetryTold(store.db, 'retry-1', 1);
    expect(await listUntoldRetries(store.db, 10)).toEqual([]);
    await changeRetry(store.db, 'retry-1', (retry) => ({ ...retry, tries: 1 }), NOW + 1);
    await changeRetry(store.db, 'retry-1', end, NOW + 2);
    await markRetryTold(store.db, 'retry-1', 2);
    expect(await listUntoldRetries(store.db, 10)).toMatchObject([
      { revision: 3, retry: { state: 'cancelled' } },
    ]);
  });

  test('chapters count up, and a late run is not taken for the present one', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    expect(await openChapter(store.db, 'retry-1')).toBe(1);
    await setChapterRun(store.db, 'retry-1', 1, 'run-a');
    expect(await readChapter(store.db, 'retry-1')).toEqual({ chapter: 1, runId: 'run-a' });
    expect(await openChapter(store.db, 'retry-1')).toBe(2);
    await setChapterRun(store.db, 'retry-1', 1, 'run-late');
    expect(await readChapter(store.db, 'retry-1')).toEqual({ chapter: 2, runId: null });
    expect(await openChapter(store.db, 'another')).toBeNull();
  });

  test('turns that break off are counted until one does not', async () => {
    await insertRetry(store.db, makeRetry(), NOW);
    expect(await countStumble(store.db, 'retry-1')).toBe(1);
    expect(await countStumble(store.db, 'retry-1')).toBe(2);
    await changeRetry(store.db, 'retry-1', (retry) => ({ ...retry, tries: 1 }), NOW);
    expect(await countStumble(store.db, 'retry-1')).toBe(1);
  });
});
