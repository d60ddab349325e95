import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { openStore } from '../../src/store/database.ts';
import { changeRetry } from '../../src/store/retries.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { openTestRetries, rejected, request, succeeded, type TestRetries } from './open-test-retries.ts';

const KEY = Buffer.alloc(32, 7);

let dir: ReturnType<typeof createTempDir>;
let clock: ReturnType<typeof createClock>;

beforeEach(() => {
  dir = createTempDir();
  clock = createClock();
});

afterEach(() => dir[Symbol.dispose]());

const open = (options: Partial<Parameters<typeof openTestRetries>[0]> = {}) =>
  openTestRetries({ dataDir: dir.path, clock, ...options });

async function startOne({ retries }: TestRetries, change: Parameters<typeof request>[0] = {}) {
  const started = await retries.start(request(change));
  expect(started.kind).toBe('started');
  await retries.idle();
  return started.retry.id;
}

/** Time goes on, and whatever falls due is done. */
async function pass({ retries }: TestRetries, milliseconds: number) {
  clock.advance(milliseconds);
  await retries.idle();
}

const kinds = (retry: { lines: readonly { kind: string }[] } | null) => retry?.lines.map(({ kind }) => kind);

describe('a retry', () => {
  test('waits, tries, waits again and ends when it worked; the thread is told each time', async () => {
    const linked = 'number-linked';
    await using desk = await open({
      answer: (order) => (order.id.endsWith(':3') ? succeeded(order, 7) : rejected(order, 2388001, linked)),
    });
    const id = await startOne(desk, { id: 'retry-1' });
    expect(desk.told.map(({ state }) => state)).toEqual(['waiting']);
    await pass(desk, 3 * MINUTE - SECOND);
    expect(desk.orders).toEqual([]);
    await pass(desk, SECOND);
    await pass(desk, 3 * MINUTE);
    await pass(desk, 3 * MINUTE);
    expect(desk.orders.map((order) => order.id)).toEqual(['retry-1:1', 'retry-1:2', 'retry-1:3']);
    expect(desk.orders[0]).toMatchObject({ origin: 'retry', retryId: id, input: { pin: '482913' } });
    const ended = await desk.retries.find(id);
    expect(ended).toMatchObject({ state: 'succeeded', end: 'connected', tries: 3, dueAt: null });
    expect(kinds(ended)).toEqual(['started', 'tried', 'tried', 'tried', 'ended']);
    expect(ended?.lines[1]).toMatchObject({ code: 2388001, entry: linked, until: expect.any(Number) });
    expect(desk.told.at(-1)).toEqual(ended);
    await pass(desk, 60 * MINUTE);
    expect(desk.orders).toHaveLength(3);
  });

  test('is one a number, and the same start is one start', async () => {
    await using desk = await open();
    const id = await startOne(desk, { id: 'retry-1' });
    const again = await desk.retries.start(request({ id }));
    expect(again).toMatchObject({ kind: 'started', retry: { id } });
    const other = await desk.retries.start(request({ by: 'U0OTHER' }));
    expect(other).toMatchObject({ kind: 'running', retry: { id, startedBy: 'U0AGENT' } });
    await desk.retries.cancel(id, 'U0AGENT');
    expect(await desk.retries.start(request())).toMatchObject({ kind: 'started' });
  });

  test('stops at its last moment, whatever the policy says', async () => {
    const plan = async () => ({ dueAt: clock(), maxTries: 6, deadlineAt: clock() + 5 * MINUTE });
    await using desk = await open({
      plan,
      decide: ({ facts }) => ({ kind: 'wait', until: facts.now + 60 * MINUTE }),
    });
    const id = await startOne(desk);
    expect(await desk.retries.find(id)).toMatchObject({ state: 'waiting' });
    await pass(desk, 5 * MINUTE);
    expect(await desk.retries.find(id)).toMatchObject({ state: 'stopped', end: 'deadline' });
  });

  test('goes on for weeks, over more looks than a workflow run may have steps', async () => {
    await using desk = await open({ decide: ({ facts }) => ({ kind: 'wait', until: facts.now + 1 }) });
    const id = await startOne(desk);
    clock.advance(3 * MINUTE);
    for (let look = 0; look < 110; look += 1) await pass(desk, SECOND);
    const retry = await desk.retries.find(id);
    expect(kinds(retry)?.filter((kind) => kind === 'looked')).toHaveLength(110);
    const row = await desk.store.db.selectFrom('retries').select('chapter').executeTakeFirstOrThrow();
    expect(row.chapter).toBe(3);
  });
});

describe('people', () => {
  test('cancel it: nothing more is done, and its PIN goes', async () => {
    await using desk = await open({ key: KEY });
    const id = await startOne(desk);
    expect(await desk.retries.cancel(id, 'U0OTHER')).toMatchObject({ changed: true });
    expect(await desk.retries.cancel(id, 'U0THIRD')).toMatchObject({ changed: false });
    await pass(desk, 10 * MINUTE);
    expect(desk.orders).toEqual([]);
    expect(desk.told.at(-1)?.lines.at(-1)).toMatchObject({ kind: 'ended', by: 'U0OTHER', why: 'cancelled' });
    expect(await desk.store.db.selectFrom('secrets').selectAll().execute()).toEqual([]);
  });

  test('cancel it while Meta is called: what came of the call is told, and it stays cancelled', async () => {
    const { promise: called, resolve: tell } = Promise.withResolvers<void>();
    const { promise: answer, resolve: let_ } = Promise.withResolvers<void>();
    await using desk = await open({
      async answer(order) {
        tell();
        await answer;
        return succeeded(order);
      },
    });
    const id = await startOne(desk);
    clock.advance(3 * MINUTE);
    desk.retries.kick();
    await called;
    await desk.retries.cancel(id, 'U0AGENT');
    let_();
    await desk.retries.idle();
    const retry = await desk.retries.find(id);
    expect(retry).toMatchObject({ state: 'cancelled', tries: 1 });
    expect(kinds(retry)).toEqual(['started', 'ended', 'tried']);
  });

  test('take it over', async () => {
    await using desk = await open();
    const id = await startOne(desk);
    await desk.retries.takeOver(id, 'U0OTHER');
    await desk.retries.idle();
    expect(desk.told.at(-1)).toMatchObject({ state: 'taken-over', end: 'taken-over' });
  });

  test('want it now', async () => {
    await using desk = await open();
    const id = await startOne(desk);
    await desk.retries.tryNow(id, 'U0OTHER');
    await desk.retries.idle();
    expect(desk.orders).toHaveLength(1);
    expect(kinds(await desk.retries.find(id))).toEqual(['started', 'nudged', 'tried', 'ended']);
    expect(await desk.retries.tryNow(id, 'U0OTHER')).toMatchObject({ changed: false });
    expect(await desk.retries.tryNow('another', 'U0OTHER')).toBeNull();
  });

  test('change it from another process', async () => {
    await using desk = await open();
    const id = await startOne(desk);
    await using other = openStore(dir.path, { isVisitor: true });
    await changeRetry(
      other.db,
      id,
      (retry) => ({ ...retry, state: 'cancelled', end: 'cancelled', dueAt: null }),
      clock(),
    );
    await desk.retries.idle();
    expect(desk.told.at(-1)?.state).toBe('cancelled');
  });

  test('are told later where Slack could not be told', async () => {
    let fails = true;
    await using desk = await open({
      onChange() {
        if (fails) throw new Error('no room');
      },
    });
    const id = await startOne(desk);
    expect(desk.told).toEqual([]);
    expect(desk.log.join('')).toContain('could not be told');
    fails = false;
    await desk.retries.idle();
    expect(desk.told.map((retry) => retry.id)).toEqual([id]);
  });
});

describe('the PIN', () => {
  test('is asked for when the time has come, not before', async () => {
    await using desk = await open();
    const { pin: _, ...unknowing } = request();
    const { retry } = await desk.retries.start(unknowing);
    await pass(desk, 2 * MINUTE);
    expect(desk.told.at(-1)?.state).toBe('waiting');
    await pass(desk, MINUTE);
    expect(desk.told.at(-1)).toMatchObject({ state: 'asking', end: 'needs-pin' });
    await desk.retries.givePin(retry.id, '482913', 'U0OTHER');
    await desk.retries.idle();
    expect(desk.orders[0]?.input).toEqual({ pin: '482913' });
    expect((await desk.retries.find(retry.id))?.lines).toContainEqual(
      expect.objectContaining({ kind: 'nudged', by: 'U0OTHER', gave: 'pin' }),
    );
  });

  test('that is wrong is asked for again', async () => {
    await using desk = await open({
      key: KEY,
      answer: (order) =>
        order.input.pin === '111222' ? succeeded(order) : rejected(order, 133005, 'pin-wrong'),
    });
    const id = await startOne(desk);
    await pass(desk, 3 * MINUTE);
    expect(await desk.retries.find(id)).toMatchObject({ state: 'asking', end: 'needs-pin', tries: 1 });
    await desk.retries.givePin(id, '111222', 'U0AGENT');
    await desk.retries.idle();
    expect(await desk.retries.find(id)).toMatchObject({ state: 'succeeded', tries: 2 });
  });

  test('stands nowhere in clear', async () => {
    {
      await using desk = await open({ key: KEY, answer: (order) => rejected(order, 133004, 'server-down') });
      await startOne(desk);
      await pass(desk, 3 * MINUTE);
      expect(desk.orders[0]?.input.pin).toBe('482913');
      expect(JSON.stringify([desk.told, desk.log])).not.toContain('482913');
    }
    for (const file of ['wa-desk.sqlite', 'workflows.sqlite'])
      expect(readFileSync(join(dir.path, file)).includes('482913')).toBe(false);
  });

  test('outlives a restart with a key', async () => {
    {
      await using desk = await open({ key: KEY });
      await startOne(desk);
    }
    await using desk = await open({ key: KEY });
    await pass(desk, 3 * MINUTE);
    expect(desk.orders[0]?.input.pin).toBe('482913');
  });

  test('is asked for again after a restart without one', async () => {
    {
      await using desk = await open();
      await startOne(desk);
    }
    await using desk = await open();
    await pass(desk, 3 * MINUTE);
    expect(desk.orders).toEqual([]);
    expect(desk.told.at(-1)).toMatchObject({ state: 'asking', end: 'needs-pin' });
  });
});

test('what somebody may do is asked each time, and nothing is done where that cannot be told', async () => {
  let role: 'viewer' | null = null;
  await using desk = await open({
    async roleOf() {
      if (role === null) throw new Error('Slack is away');
      return role;
    },
  });
  const id = await startOne(desk);
  await pass(desk, 3 * MINUTE);
  expect(desk.orders).toEqual([]);
  expect(await desk.retries.find(id)).toMatchObject({ state: 'waiting', dueAt: clock() + MINUTE });
  role = 'viewer';
  await pass(desk, MINUTE);
  expect(desk.orders[0]?.actor).toEqual({ user: 'U0AGENT', role: 'viewer' });
});

describe('after a stop', () => {
  test('it goes on as if nothing had been', async () => {
    let id: string;
    {
      await using desk = await open({ key: KEY });
      id = await startOne(desk);
    }
    clock.advance(10 * MINUTE);
    await using desk = await open({ key: KEY });
    await desk.retries.idle();
    expect(desk.orders.map((order) => order.id)).toEqual([`${id}:1`]);
    expect(desk.told.map(({ state }) => state).at(-1)).toBe('succeeded');
  });

  test.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is damaged', (path: string) => writeFileSync(path, Buffer.alloc(4096, 'no database'))],
  ])('it goes on where the file of the workflows %s', async (_, harm) => {
    {
      await using desk = await open({ key: KEY });
      await startOne(desk);
    }
    harm(join(dir.path, 'workflows.sqlite'));
    await using desk = await open({ key: KEY });
    await pass(desk, 3 * MINUTE);
    expect(desk.orders).toHaveLength(1);
  });
});

test('a clock that is set back or forth ends no wait early', async () => {
  await using desk = await open();
  await startOne(desk);
  await pass(desk, -60 * MINUTE);
  await pass(desk, 62 * MINUTE);
  expect(desk.orders).toEqual([]);
  await pass(desk, MINUTE);
  expect(desk.orders).toHaveLength(1);
});
