import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { claimLookup, dropLookup, findLookup } from '../../src/store/lookups.ts';
import { findPost, markSent, nextMessage, planMessage, startSending } from '../../src/store/outbox.ts';
import { findShown, planEdit } from '../../src/store/outbox-edits.ts';
import type { Db } from '../../src/store/schema.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOW = 1_795_269_750_000;
const place = { channel: 'C1', threadTs: '1.1' };
const edit = (purpose: string, text: string) => ({
  ...{ op: 'update' as const, purpose, target: 'story', ...place, payload: { text, blocks: [] } },
});

async function withStore(work: (db: Db) => Promise<void>): Promise<void> {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await work(store.db);
}

async function sendNext(db: Db, ts: string): Promise<string> {
  const next = await nextMessage(db, 'C1', NOW);
  if (next === null) throw new Error('nothing to send');
  await startSending(db, next.id, NOW);
  await markSent(db, next.id, ts, NOW);
  return next.payload.text;
}

describe('edits of a story', () => {
  test('those that have not gone out are one, the newest', () =>
    withStore(async (db) => {
      await planMessage(db, { ...edit('story', 'first'), op: 'post' }, NOW);
      for (const at of [1, 2, 3]) await planEdit(db, edit(`story:${at}`, `edit ${at}`), NOW);
      expect(await sendNext(db, '2.2')).toBe('first');
      expect(await sendNext(db, '2.2')).toBe('edit 3');
      expect(await nextMessage(db, 'C1', NOW)).toBeNull();
    }));

  test('one that is being sent is left alone', () =>
    withStore(async (db) => {
      await planEdit(db, edit('story:1', 'edit 1'), NOW);
      const next = await nextMessage(db, 'C1', NOW);
      await startSending(db, next?.id ?? 0, NOW);
      await planEdit(db, edit('story:2', 'edit 2'), NOW);
      expect((await findPost(db, 'story:2'))?.state).toBe('planned');
    }));
});

test('what stands under a ts is what was sent there last, but for what does not count', () =>
  withStore(async (db) => {
    await planMessage(db, { ...edit('story', 'first'), op: 'post' }, NOW);
    await sendNext(db, '2.2');
    await planMessage(db, edit('story:1', 'second'), NOW);
    expect((await findShown(db, 'C1', '2.2', 'pressed:'))?.payload.text).toBe('first');
    await sendNext(db, '2.2');
    await planMessage(db, edit('pressed:1', 'a note'), NOW);
    await sendNext(db, '2.2');
    expect(await findShown(db, 'C1', '2.2', 'pressed:')).toEqual({
      purpose: 'story:1',
      payload: { text: 'second', blocks: [] },
    });
    expect(await findShown(db, 'C2', '2.2', 'pressed:')).toBeNull();
    expect(await findShown(db, 'C1', '9.9', 'pressed:')).toBeNull();
  }));

test('of several who claim the same the first has it, until it is given back', () =>
  withStore(async (db) => {
    expect(await claimLookup(db, 'x', { by: 'ana' }, 'ana', NOW)).toEqual({ by: 'ana' });
    expect(await claimLookup(db, 'x', { by: 'bob' }, 'bob', NOW)).toEqual({ by: 'ana' });
    await dropLookup(db, 'x');
    expect(await findLookup(db, 'x')).toBeNull();
    expect(await claimLookup(db, 'x', { by: 'bob' }, 'bob', NOW)).toEqual({ by: 'bob' });
  }));
