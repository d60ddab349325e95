import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import {
  claimEvent,
  failExhausted,
  finishEvent,
  hasEarlierOpen,
  listOpenEvents,
  type NewEvent,
  purgeEvents,
  recordEvent,
} from '../../src/store/events.ts';
import { createTempDir } from '../support/temp-dir.ts';

const event = (change: Partial<NewEvent> = {}): NewEvent => ({
  eventKey: 'Ev1',
  messageKey: 'C1:1.1',
  kind: 'message',
  subject: null,
  payload: { words: 'hello' },
  ...change,
});

describe('recording', () => {
  test('takes an event once', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    expect(await recordEvent(store.db, event(), 1)).toBeGreaterThan(0);
    expect(await recordEvent(store.db, event({ messageKey: 'C1:2.2' }), 2)).toBeNull();
  });

  test('takes a message once, though a mention of it is another event', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await recordEvent(store.db, event(), 1);
    expect(await recordEvent(store.db, event({ eventKey: 'Ev2', kind: 'mention' }), 2)).toBeNull();
  });

  test('takes any number of events that are about no message', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await recordEvent(store.db, event({ messageKey: null }), 1);
    expect(await recordEvent(store.db, event({ messageKey: null, eventKey: 'Ev2' }), 2)).toBeGreaterThan(0);
  });

  test('outlives the process', async () => {
    using dir = createTempDir();
    const first = openStore(dir.path);
    const id = await recordEvent(first.db, event(), 1);
    await first.db.destroy();
    await using second = openStore(dir.path);
    expect(await listOpenEvents(second.db)).toEqual([id]);
    expect(await recordEvent(second.db, event(), 2)).toBeNull();
  });
});

describe('working off', () => {
  test('gives the payload back and counts the attempt', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = (await recordEvent(store.db, event(), 1)) ?? 0;
    expect(await claimEvent(store.db, id, 3, 2)).toEqual({
      id,
      kind: 'message',
      attempts: 1,
      payload: { words: 'hello' },
    });
    expect(await claimEvent(store.db, id, 3, 3)).toMatchObject({ attempts: 2 });
  });

  test('ends with its last attempt', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = (await recordEvent(store.db, event(), 1)) ?? 0;
    await claimEvent(store.db, id, 1, 2);
    expect(await claimEvent(store.db, id, 1, 3)).toBeNull();
    expect(await failExhausted(store.db, 1, 4)).toEqual([id]);
    expect(await listOpenEvents(store.db)).toEqual([]);
  });

  test('forgets the content when it is done, and still knows the keys', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const id = (await recordEvent(store.db, event(), 1)) ?? 0;
    await finishEvent(store.db, id, 2);
    const rows = await store.db.selectFrom('events').selectAll().execute();
    expect(rows).toMatchObject([{ state: 'done', payload: 'null' }]);
    expect(await claimEvent(store.db, id, 3, 3)).toBeNull();
    expect(await recordEvent(store.db, event(), 4)).toBeNull();
  });

  test('purges what is closed and old, nothing else', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const old = (await recordEvent(store.db, event(), 1)) ?? 0;
    await finishEvent(store.db, old, 10);
    const open = await recordEvent(store.db, event({ eventKey: 'Ev2', messageKey: 'b' }), 1);
    await purgeEvents(store.db, 11);
    const rows = await store.db.selectFrom('events').select('id').execute();
    expect(rows).toEqual([{ id: open }]);
  });
});

test('tells whether earlier work on the same thing is under way', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const click = (key: string) => event({ eventKey: key, messageKey: null, kind: 'check', subject: 'case-1' });
  const first = (await recordEvent(store.db, click('a'), 1)) ?? 0;
  const second = (await recordEvent(store.db, click('b'), 1)) ?? 0;
  expect(await hasEarlierOpen(store.db, first, 'check', 'case-1')).toBe(false);
  expect(await hasEarlierOpen(store.db, second, 'check', 'case-1')).toBe(true);
  expect(await hasEarlierOpen(store.db, second, 'check', 'case-2')).toBe(false);
  await finishEvent(store.db, first, 2);
  expect(await hasEarlierOpen(store.db, second, 'check', 'case-1')).toBe(false);
});
