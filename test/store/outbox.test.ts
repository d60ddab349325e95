import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/database.ts';
import {
  findPost,
  listChannelsDue,
  markAmbiguous,
  markFailed,
  markInterrupted,
  markSent,
  type NewMessage,
  nextMessage,
  planMessage,
  purgeMessages,
  replan,
  startSending,
} from '../../src/store/outbox.ts';
import { createTempDir } from '../support/temp-dir.ts';

const message = (purpose: string, change: { channel?: string; threadTs?: string } = {}): NewMessage => ({
  op: 'post',
  purpose,
  channel: 'C1',
  threadTs: '1.1',
  payload: { text: purpose, blocks: [] },
  ...change,
});

async function statesOf(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom('outbox').select(['purpose', 'state']).orderBy('id').execute();
  return rows.map((row) => `${row.purpose} ${row.state}`);
}

describe('planning', () => {
  test('plans a purpose once', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await planMessage(store.db, message('a'), 1);
    await planMessage(store.db, message('a'), 2);
    expect(await statesOf(store)).toEqual(['a planned']);
  });

  test('is undone with its transaction', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const work = store.db.transaction().execute(async (tx) => {
      await planMessage(tx, message('a'), 1);
      throw new Error('something else went wrong');
    });
    await expect(work).rejects.toThrow('something else');
    expect(await statesOf(store)).toEqual([]);
  });
});

describe('what goes next', () => {
  test('is the oldest of the channel', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await planMessage(store.db, message('a', { threadTs: '1' }), 1);
    await planMessage(store.db, message('b', { threadTs: '2' }), 1);
    expect(await nextMessage(store.db, 'C1', 1)).toMatchObject({ purpose: 'a', payload: { text: 'a' } });
    expect(await nextMessage(store.db, 'C2', 1)).toBeNull();
  });

  test('waits for what stands before it in its thread, and for nothing else', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await planMessage(store.db, message('a'), 1);
    await planMessage(store.db, message('b'), 1);
    await planMessage(store.db, message('elsewhere', { threadTs: '2' }), 1);
    const first = await nextMessage(store.db, 'C1', 1);
    await startSending(store.db, first?.id ?? 0, 1);
    await markAmbiguous(store.db, first?.id ?? 0, 'no answer', 100, 1);
    expect(await nextMessage(store.db, 'C1', 1)).toMatchObject({ purpose: 'elsewhere' });
    await markFailed(store.db, first?.id ?? 0, 'given up', 2);
    expect(await nextMessage(store.db, 'C1', 2)).toMatchObject({ purpose: 'b' });
  });

  test('is told by channel with the time when it is due', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await planMessage(store.db, message('a'), 5);
    await planMessage(store.db, message('b', { channel: 'C2' }), 7);
    expect(await listChannelsDue(store.db)).toEqual([
      { channel: 'C1', dueAt: 5 },
      { channel: 'C2', dueAt: 7 },
    ]);
  });

  test('does not name a channel whose only due message has to wait its turn', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await planMessage(store.db, message('a'), 50);
    await planMessage(store.db, message('b'), 1);
    expect(await listChannelsDue(store.db)).toEqual([{ channel: 'C1', dueAt: 50 }]);
  });
});

describe('sending', () => {
  async function plan(store: Store): Promise<number> {
    await planMessage(store.db, message('a'), 1);
    return (await nextMessage(store.db, 'C1', 1))?.id ?? 0;
  }

  test('is begun by one alone', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = await plan(store);
    expect(await startSending(store.db, id, 2)).toBe(true);
    expect(await startSending(store.db, id, 2)).toBe(false);
  });

  test('ends with the ts of Slack', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = await plan(store);
    await startSending(store.db, id, 2);
    await markSent(store.db, id, '9.9', 3);
    expect(await findPost(store.db, 'a')).toEqual({ state: 'sent', ts: '9.9' });
    expect(await findPost(store.db, 'b')).toBeNull();
  });

  test('is not moved once it is over', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = await plan(store);
    await startSending(store.db, id, 2);
    await markSent(store.db, id, '9.9', 3);
    await replan(store.db, id, 'late', 4, 4);
    await markAmbiguous(store.db, id, 'late', 4, 4);
    await markFailed(store.db, id, 'late', 4);
    expect(await statesOf(store)).toEqual(['a sent']);
  });

  test('that a kill interrupted is ambiguous after the restart', async () => {
    using dir = createTempDir();
    const first = openStore(dir.path);
    await startSending(first.db, await plan(first), 2);
    await first.db.destroy();
    await using second = openStore(dir.path);
    expect(await markInterrupted(second.db, 10, 3)).toBe(1);
    expect(await nextMessage(second.db, 'C1', 9)).toBeNull();
    expect(await nextMessage(second.db, 'C1', 10)).toMatchObject({ state: 'ambiguous', attempts: 1 });
  });
});

test('forgets what is over and old', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await planMessage(store.db, message('old'), 1);
  await planMessage(store.db, message('open', { threadTs: '2' }), 1);
  const id = (await nextMessage(store.db, 'C1', 1))?.id ?? 0;
  await markFailed(store.db, id, 'no', 2);
  await purgeMessages(store.db, 3);
  expect(await statesOf(store)).toEqual(['open planned']);
});
