import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import type { Reading } from '../../src/graph/errors.ts';
import type { Incident } from '../../src/graph/platform-feed.ts';
import { watchOutages } from '../../src/outage/watch.ts';
import { recordAnswer } from '../../src/store/answers.ts';
import { saveCase } from '../../src/store/cases.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { readKnowledge } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';

const knowledge = readKnowledge();
const NOW = 1_800_000_000_000;

/** One more case about this error, of a number of its own unless one is named. */
async function meet({ db }: Store, entry: string, ago = 0, phone?: string) {
  const id = crypto.randomUUID();
  const about = { channel: 'C1', threadTs: id, summary: '', phoneNumberIds: [], wabaIds: [], codes: [] };
  const rest = { traceIds: [], entry, language: null, createdBy: null };
  await saveCase(db, { id, ...about, ...rest, phones: phone === undefined ? [] : [phone] }, NOW);
  await recordAnswer(
    db,
    { caseId: id, entry, via: 'code', sentence: null, language: null },
    NOW - ago * MINUTE,
  );
}

function open(store: Store, reading: Reading<readonly Incident[]> = { kind: 'ok', value: [] }) {
  const feed = { read: async () => reading };
  return watchOutages({ db: store.db, feed, knowledge, clock: () => NOW });
}

describe('an outage', () => {
  test('is what Meta reports', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    const incident = { title: 'Cloud API: high disruptions', publishedAt: null, link: null };
    await using watch = open(store, { kind: 'ok', value: [incident] });
    expect(await watch.current()).toBeNull();
    await watch.refresh();
    expect(await watch.current()).toEqual({ kind: 'reported', title: incident.title, link: null });
  });

  test('is not what a page that cannot be read may hide', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await using watch = open(store, { kind: 'unknown', reason: { kind: 'timeout' } });
    await watch.refresh();
    expect(await watch.current()).toBeNull();
  });

  test('is seen where three numbers meet a passing error within ten minutes', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await using watch = open(store);
    await meet(store, 'server-unavailable', 9);
    await meet(store, 'server-unavailable', 5);
    expect(await watch.current()).toBeNull();
    await meet(store, 'server-unavailable');
    expect(await watch.current()).toEqual({ kind: 'seen', entry: 'server-unavailable', numbers: 3 });
    expect(await watch.feed.read()).toMatchObject({
      kind: 'ok',
      value: [{ title: expect.stringContaining('several') }],
    });
  });

  test.each([
    ['one number that meets it again and again', 'server-unavailable', 1, '+48600123456'],
    ['an error that does not pass by itself', 'pin-mismatch', 1, undefined],
    ['what is longer ago', 'server-unavailable', 11, undefined],
  ])('is not %s', async (_name, entry, ago, phone) => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await using watch = open(store);
    for (let i = 0; i < 4; i += 1) await meet(store, entry, ago, phone);
    expect(await watch.current()).toBeNull();
  });
});
