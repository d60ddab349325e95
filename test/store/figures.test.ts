import { expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { recordAnswer } from '../../src/store/answers.ts';
import { closeCase, markConnected } from '../../src/store/case-life.ts';
import { saveCase } from '../../src/store/cases.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { listOpenCases, readFigures } from '../../src/store/figures.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOW = 1_800_000_000_000;

async function meet({ db }: Store, id: string, entry: string | null, at: number, connectedAfter?: number) {
  const place = { channel: 'C1', threadTs: id, summary: '', language: null, createdBy: 'U1' };
  const names = { phones: [`+4860000000${id}`], phoneNumberIds: [], wabaIds: [], codes: [], traceIds: [] };
  await saveCase(db, { id, ...place, ...names, entry }, at);
  const via = entry === null ? 'none' : 'code';
  await recordAnswer(db, { caseId: id, entry: entry ?? 'none', via, sentence: null, language: null }, at);
  if (connectedAfter !== undefined) await markConnected(db, id, at + connectedAfter);
}

test('the figures of a week count what came since, and the middle time to a connected number', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await meet(store, '1', 'pin-mismatch', NOW - 1, 4 * MINUTE);
  await meet(store, '2', 'pin-mismatch', NOW, 30 * MINUTE);
  await meet(store, '3', 'number-linked', NOW + 1, 9 * MINUTE);
  await meet(store, '4', 'pin-mismatch', NOW + 2);
  await meet(store, '5', null, NOW + 3);
  expect(await readFigures(store.db, NOW)).toEqual({
    ...{ cases: 4, connected: 2, closed: 0, medianToConnected: 9 * MINUTE },
    entries: [
      { entry: 'pin-mismatch', cases: 2 },
      { entry: 'number-linked', cases: 1 },
    ],
    via: { code: 3, phrase: 0, llm: 0, hand: 0, none: 1 },
  });
});

test('open cases come longest open first, with how many there are in all', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  for (const [id, at] of [
    ['1', 30],
    ['2', 10],
    ['3', 20],
    ['4', 5],
  ] as const) {
    await meet(store, id, 'pin-mismatch', NOW + at);
  }
  await closeCase(store.db, '4', 'U1', NOW + 50);
  const { cases, total } = await listOpenCases(store.db, { limit: 2, since: NOW });
  expect(cases.map(({ id }) => id)).toEqual(['2', '3']);
  expect(total).toBe(3);
  expect(cases[0]?.number).toBe('+48600000002');
  expect((await listOpenCases(store.db, { limit: 9, since: NOW, user: 'U2' })).total).toBe(0);
});

test('an empty desk has empty figures', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  expect(await readFigures(store.db, 0)).toMatchObject({ cases: 0, medianToConnected: null, entries: [] });
});
