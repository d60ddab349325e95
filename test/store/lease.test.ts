import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/actions/types.ts';
import { beginAttempt, finishAttempt } from '../../src/store/attempts.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { claimEvent, finishEvent, recordEvent } from '../../src/store/events.ts';
import { LEASE_MS, type LeaseClaim } from '../../src/store/lease.ts';
import { findPost, planMessage, startSending } from '../../src/store/outbox.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';

const FENCED = /another process has taken the data over/;

/** A claim of a process that is alive, unless told otherwise. */
function claimOf(owner: string, clock: () => number, isGone = false): LeaseClaim {
  return { holder: { owner, pid: 4_711, host: 'desk-1', namespace: null }, clock, isGone: () => isGone };
}

const NOTE = { op: 'post', purpose: 'p', channel: 'C1', threadTs: null } as const;
const EVENT = { eventKey: 'Ev1', messageKey: null, kind: 'message', subject: null, payload: {} };

async function leave(store: Store): Promise<void> {
  await store[Symbol.asyncDispose]();
}

describe('a second process', () => {
  test('is refused, and told who is there', async () => {
    using dir = createTempDir();
    const clock = createClock();
    await using _first = openStore(dir.path, { claim: claimOf('a', clock) });
    expect(() => openStore(dir.path, { claim: claimOf('b', clock) })).toThrow(StoreError);
    expect(() => openStore(dir.path, { claim: claimOf('b', clock) })).toThrow(
      /process 4711 on desk-1, since 2026-11-21 12:00:00 UTC.*free at 2026-11-21 12:00:30 UTC/,
    );
  });

  test('that is refused leaves the mark of the first alone', async () => {
    using dir = createTempDir();
    const clock = createClock();
    const first = openStore(dir.path, { claim: claimOf('a', clock) });
    expect(() => openStore(dir.path, { claim: claimOf('b', clock) })).toThrow(StoreError);
    await first.db.destroy();
    await using next = openStore(dir.path, { claim: claimOf('b', clock, true) });
    expect(next.recovered).toBe(true);
  });

  test('is let in once the first has left', async () => {
    using dir = createTempDir();
    const clock = createClock();
    await leave(openStore(dir.path, { claim: claimOf('a', clock) }));
    await using second = openStore(dir.path, { claim: claimOf('b', clock) });
    expect(second.recovered).toBe(false);
  });

  test('is let in when the first has certainly ended', async () => {
    using dir = createTempDir();
    const clock = createClock();
    await using _first = openStore(dir.path, { claim: claimOf('a', clock) });
    await using second = openStore(dir.path, { claim: claimOf('b', clock, true) });
    expect(second.renew()).toBe(true);
  });

  test('is let in when the lease has run out, not before', async () => {
    using dir = createTempDir();
    const clock = createClock();
    await using first = openStore(dir.path, { claim: claimOf('a', clock) });
    clock.advance(LEASE_MS - 1);
    expect(first.renew()).toBe(true);
    clock.advance(LEASE_MS - 1);
    expect(() => openStore(dir.path, { claim: claimOf('b', clock) })).toThrow(StoreError);
    clock.advance(1);
    await using second = openStore(dir.path, { claim: claimOf('b', clock) });
    expect([first.renew(), second.renew()]).toEqual([false, true]);
  });

  test('that claims nothing may look in', async () => {
    using dir = createTempDir();
    await using _first = openStore(dir.path, { claim: claimOf('a', createClock()) });
    await using visitor = openStore(dir.path, { isVisitor: true });
    expect(await recordEvent(visitor.db, EVENT, 1)).toBe(1);
  });
});

const anAttempt = (id: string, phoneNumberId: string): Attempt => ({
  ...{ id, phoneNumberId, action: 'register', by: 'UANA', origin: 'person', state: 'calling', startedAt: 1 },
  ...{ wabaId: null, caseId: null, retryId: null, approvedBy: null, finishedAt: null },
  ...{ code: null, subcode: null, details: null, fbtraceId: null, entry: null },
});

describe('whoever lost the lease', () => {
  /** Two processes, of which the first was paused so long that the second took over. */
  async function takeOver(dataDir: string, prepare: (late: Store) => Promise<unknown> = async () => {}) {
    const clock = createClock();
    const late = openStore(dataDir, { claim: claimOf('a', clock) });
    await prepare(late);
    clock.advance(LEASE_MS);
    const heir = openStore(dataDir, { claim: claimOf('b', clock) });
    return { late, heir };
  }

  test('takes in, claims and finishes no event', async () => {
    using dir = createTempDir();
    const { late, heir } = await takeOver(dir.path, ({ db }) => recordEvent(db, EVENT, 1));
    await expect(recordEvent(late.db, { ...EVENT, eventKey: 'Ev2' }, 2)).rejects.toThrow(FENCED);
    await expect(claimEvent(late.db, 1, 3, 2)).rejects.toThrow(FENCED);
    await expect(finishEvent(late.db, 1, 2)).rejects.toThrow(FENCED);
    expect(await claimEvent(heir.db, 1, 3, 2)).toMatchObject({ attempts: 1 });
    await leave(late);
    await leave(heir);
  });

  test('plans and sends no message', async () => {
    using dir = createTempDir();
    const payload = { text: 'hello', blocks: [] };
    const { late, heir } = await takeOver(dir.path, ({ db }) => planMessage(db, { ...NOTE, payload }, 1));
    await expect(startSending(late.db, 1, 2)).rejects.toThrow(FENCED);
    await expect(planMessage(late.db, { ...NOTE, purpose: 'q', payload }, 2)).rejects.toThrow(FENCED);
    expect(await startSending(heir.db, 1, 2)).toBe(true);
    expect(await findPost(heir.db, 'q')).toBeNull();
    await leave(late);
    await leave(heir);
  });

  test('begins no call to Meta, and writes down the end of none', async () => {
    using dir = createTempDir();
    const { late, heir } = await takeOver(dir.path, ({ db }) =>
      beginAttempt(db, anAttempt('1', '7'), null, 1),
    );
    await expect(beginAttempt(late.db, anAttempt('2', '8'), null, 2)).rejects.toThrow(FENCED);
    const end = { state: 'succeeded', code: null, subcode: null, details: null, entry: null } as const;
    const result = { ...end, fbtraceId: null, after: null };
    await expect(finishAttempt(late.db, '1', result, 2)).rejects.toThrow(FENCED);
    expect(await finishAttempt(heir.db, '1', result, 2)).toBe(true);
    await leave(late);
    await leave(heir);
  });

  test('leaves nothing of a transaction that it began before', async () => {
    using dir = createTempDir();
    const { late, heir } = await takeOver(dir.path);
    const work = late.db.transaction().execute(async (tx) => {
      await tx.insertInto('meta').values({ key: 'half', value: 'done' }).execute();
      await recordEvent(tx, EVENT, 2);
    });
    await expect(work).rejects.toThrow(FENCED);
    expect(await heir.db.selectFrom('meta').select('key').where('key', '=', 'half').execute()).toEqual([]);
    await leave(late);
    await leave(heir);
  });

  test('takes neither mark nor lease from its heir when it ends', async () => {
    using dir = createTempDir();
    const { late, heir } = await takeOver(dir.path);
    await leave(late);
    expect(heir.renew()).toBe(true);
    await heir.db.destroy();
    await using next = openStore(dir.path);
    expect(next.recovered).toBe(true);
  });
});
