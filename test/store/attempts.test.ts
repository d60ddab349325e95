import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AttemptResult,
  beginAttempt,
  findAttempt,
  finishAttempt,
  listAttempts,
  listCalling,
  readBefore,
} from '../../src/store/attempts.ts';
import { listAudit } from '../../src/store/audit.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { makeAttempt } from '../support/make-attempt.ts';
import { createTempDir } from '../support/temp-dir.ts';

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

const NUMBER = '106540352242922';
const wrongPin: AttemptResult = {
  ...{ state: 'rejected', code: 133005, subcode: 2388093, details: 'PIN mismatch', fbtraceId: 'AbC' },
  ...{ entry: 'pin-mismatch', after: '{"status":"PENDING"}' },
};
const done: AttemptResult = {
  ...{ state: 'succeeded', code: null, subcode: null, details: null, fbtraceId: null, entry: null },
  after: '{"status":"CONNECTED"}',
};

describe('beginning', () => {
  test('writes the intent down, with what was seen before', async () => {
    const attempt = makeAttempt({ approvedBy: 'U0000002', retryId: 'retry-1', origin: 'retry' });
    expect(await beginAttempt(store.db, attempt, '{"status":"PENDING"}', 1_001)).toEqual({ kind: 'begun' });
    expect(await findAttempt(store.db, attempt.id)).toEqual(attempt);
    expect(await readBefore(store.db, attempt.id)).toBe('{"status":"PENDING"}');
    expect(await findAttempt(store.db, 'another')).toBeNull();
  });

  test('begins an order once, also after it ended', async () => {
    const attempt = makeAttempt();
    await beginAttempt(store.db, attempt, null, 1_000);
    expect(await beginAttempt(store.db, attempt, null, 1_001)).toEqual({ kind: 'same', attempt });
    await finishAttempt(store.db, attempt.id, wrongPin, 1_002);
    expect(await beginAttempt(store.db, attempt, null, 1_003)).toMatchObject({
      kind: 'same',
      attempt: { state: 'rejected', finishedAt: 1_002 },
    });
  });

  test('leaves one call on its way for each number', async () => {
    const first = makeAttempt();
    const other = makeAttempt({ id: 'order-2', action: 'deregister' });
    await beginAttempt(store.db, first, null, 1_000);
    expect(await beginAttempt(store.db, other, null, 1_000)).toEqual({ kind: 'other', attempt: first });
    expect(await findAttempt(store.db, other.id)).toBeNull();
    const elsewhere = makeAttempt({ id: 'order-3', phoneNumberId: '2' });
    expect(await beginAttempt(store.db, elsewhere, null, 1_000)).toEqual({ kind: 'begun' });
    await finishAttempt(store.db, first.id, done, 1_001);
    expect(await beginAttempt(store.db, other, null, 1_002)).toEqual({ kind: 'begun' });
  });

  test('takes no outcome from whoever begins', async () => {
    await beginAttempt(store.db, makeAttempt({ state: 'succeeded', finishedAt: 7 }), null, 1_000);
    expect(await listCalling(store.db)).toHaveLength(1);
  });
});

describe('an outcome', () => {
  test('is written down once, and stays', async () => {
    await beginAttempt(store.db, makeAttempt(), null, 1_000);
    expect(await finishAttempt(store.db, 'order-1', wrongPin, 1_500)).toBe(true);
    expect(await finishAttempt(store.db, 'order-1', done, 1_600)).toBe(false);
    const { after: _, ...rest } = wrongPin;
    expect(await findAttempt(store.db, 'order-1')).toEqual(makeAttempt({ ...rest, finishedAt: 1_500 }));
    await expect(
      store.db.updateTable('attempts').set({ state: 'calling', finished_at: null }).execute(),
    ).rejects.toThrow('settled');
  });

  test('needs a beginning', async () => {
    expect(await finishAttempt(store.db, 'nobody', done, 1_500)).toBe(false);
    expect(await listAudit(store.db)).toEqual([]);
  });

  test('of an attempt that was made is not taken out of the budget', async () => {
    await beginAttempt(store.db, makeAttempt(), null, 1_000);
    await expect(store.db.deleteFrom('attempts').execute()).rejects.toThrow('counts');
  });
});

describe('the lists', () => {
  test('hold the attempts of one number since a moment, oldest first, and any on its way', async () => {
    const begin = async (id: string, startedAt: number, phoneNumberId = NUMBER, isDone = true) => {
      await beginAttempt(store.db, makeAttempt({ id, startedAt, phoneNumberId }), null, startedAt);
      if (isDone) await finishAttempt(store.db, id, done, startedAt + 1);
    };
    await begin('late', 3_000);
    await begin('before', 999);
    await begin('early', 1_000);
    await begin('elsewhere', 2_000, '2', false);
    await begin('stuck', 1, NUMBER, false);
    const ids = (await listAttempts(store.db, NUMBER, 1_000)).map(({ id }) => id);
    expect(ids).toEqual(['stuck', 'early', 'late']);
    expect((await listCalling(store.db)).map(({ id }) => id)).toEqual(['stuck', 'elsewhere']);
  });
});

test('the audit gets a row of the call and one of its outcome', async () => {
  await beginAttempt(store.db, makeAttempt({ approvedBy: 'U2' }), '{"status":"PENDING"}', 1_000);
  await finishAttempt(store.db, 'order-1', wrongPin, 1_500);
  const about = { actor: 'U0000001', action: 'register', attemptId: 'order-1', phoneNumberId: NUMBER };
  const before = '{"status":"PENDING"}';
  const rows = await listAudit(store.db);
  expect(rows).toMatchObject([
    { ...about, event: 'call', at: 1_000, before, after: null },
    { ...about, event: 'outcome', at: 1_500, before, after: wrongPin.after, fbtraceId: 'AbC' },
  ]);
  expect(JSON.parse(rows[0]?.note ?? '')).toEqual({ origin: 'person', approvedBy: 'U2', retryId: null });
  expect(JSON.parse(rows[1]?.note ?? '')).toMatchObject({ state: 'rejected', code: 133005 });
});

test('nothing is written of an intent whose transaction fails', async () => {
  const attempt = store.db.transaction().execute(async (tx) => {
    await beginAttempt(tx, makeAttempt(), null, 1_000);
    throw new Error('the approval is gone');
  });
  await expect(attempt).rejects.toThrow('gone');
  expect(await listCalling(store.db)).toEqual([]);
  expect(await listAudit(store.db)).toEqual([]);
});

/** Processes that are all ready before one begins. */
async function race(names: readonly string[], count: number): Promise<string[][]> {
  const script = fileURLToPath(new URL('../support/attempt-child.ts', import.meta.url));
  const children = names.map((name) => {
    const words = [script, dir.path, name, `${count}`];
    const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'], timeout: 60_000 });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return { child, next: async () => String((await lines.next()).value) };
  });
  await Promise.all(children.map(({ next }) => next()));
  for (const { child } of children) child.stdin.end('go\n');
  return await Promise.all(children.map(async ({ next }) => JSON.parse(await next())));
}

test('of several processes that begin on one number at once one wins, and the audit stays whole', async () => {
  const COUNT = 60;
  const results = await race(['ania', 'bob', 'cleo'], COUNT);
  for (let n = 0; n < COUNT; n++) {
    expect(results.map((kinds) => kinds[n]).toSorted()).toEqual(['begun', 'other', 'other']);
  }
  expect(await listCalling(store.db)).toHaveLength(COUNT);
  expect(await verifyAudit(store.db)).toMatchObject({ kind: 'ok', head: { count: COUNT } });
}, 60_000);
