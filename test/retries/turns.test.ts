import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { openLog } from '../../src/log.ts';
import type { TurnDeps } from '../../src/retries/deps.ts';
import { createTurns } from '../../src/retries/turns.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { findRetry, insertRetry } from '../../src/store/retries.ts';
import { openChapter } from '../../src/store/retry-work.ts';
import { makeFacts } from '../guard/make-facts.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { makeRetry } from './make-retry.ts';
import { everyThreeMinutes, succeeded } from './open-test-retries.ts';

const input = { retryId: 'retry-1', chapter: 1 };

async function prepare({ db }: Store, change: Partial<TurnDeps> = {}) {
  const clock = createClock();
  const log: string[] = [];
  const deps: TurnDeps = {
    ...{ db, clock, wall: systemClock, random: () => 0, decide: everyThreeMinutes },
    log: openLog({ level: 'debug', clock, write: (line) => log.push(line), redact: (text) => ({ text }) }),
    readFacts: async () => makeFacts({}, { now: clock() }),
    execute: async (order) => succeeded(order),
    roleOf: async () => 'operator',
    needsPin: () => false,
    pins: { find: async () => null },
    along: async () => {},
    changed: () => {},
    stopping: new AbortController().signal,
    ...change,
  };
  await insertRetry(db, makeRetry({ dueAt: clock() }), clock());
  await openChapter(db, 'retry-1');
  return { turns: createTurns(deps, async () => {}), log };
}

test('a turn that breaks off is counted; the tenth in a row asks a person', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const { turns, log } = await prepare(store, {
    readFacts: () => Promise.reject(new Error('disk of 482913')),
  });
  for (let stumble = 1; stumble < 10; stumble += 1) {
    const error = await turns.look(input).catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('482913');
  }
  expect(log).toHaveLength(9);
  expect(await findRetry(store.db, 'retry-1')).toMatchObject({ state: 'waiting' });
  expect(await turns.look(input)).toMatchObject({ kind: 'wait' });
  expect(await findRetry(store.db, 'retry-1')).toMatchObject({ state: 'asking', end: 'needs-person' });
});

test('a turn that breaks off because the bot stops is nothing to speak of', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const { turns, log } = await prepare(store, {
    stopping: AbortSignal.abort(),
    readFacts: () => Promise.reject(new Error('stopped')),
  });
  for (let stop = 0; stop < 12; stop += 1) await expect(turns.look(input)).rejects.toThrow();
  expect(log).toEqual([]);
  expect(await findRetry(store.db, 'retry-1')).toMatchObject({ state: 'waiting' });
});

test('the run of an earlier chapter has no say', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const { turns } = await prepare(store);
  await openChapter(store.db, 'retry-1');
  expect(await turns.look(input)).toEqual({ kind: 'stop' });
  expect(await turns.act(input, 1)).toEqual({ kind: 'stop' });
  expect(await turns.look({ ...input, chapter: 2 })).toEqual({ kind: 'act', nth: 1 });
});

test('two turns at once are one after the other, and make one try', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const orders: string[] = [];
  const { turns } = await prepare(store, {
    async execute(order) {
      orders.push(order.id);
      return succeeded(order);
    },
  });
  await turns.look(input);
  const both = await Promise.all([turns.act(input, 1), turns.act(input, 1)]);
  expect(orders).toEqual(['retry-1:1']);
  expect(both).toEqual([{ kind: 'stop' }, { kind: 'stop' }]);
});
