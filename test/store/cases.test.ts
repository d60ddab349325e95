import { expect, test } from 'vitest';
import { type Case, findCase, findThreadCase, saveCase } from '../../src/store/cases.ts';
import { openStore } from '../../src/store/database.ts';
import { listFindings, recordFinding } from '../../src/store/findings.ts';
import { createTempDir } from '../support/temp-dir.ts';

const known: Case = {
  id: 'case-1',
  channel: 'C1',
  threadTs: '1.1',
  summary: 'error 133010',
  phones: ['+48600123456'],
  phoneNumberIds: ['106540352242922'],
  wabaIds: [],
  codes: ['133010'],
  traceIds: ['AbC'],
  entry: 'not-registered',
  language: 'en',
  createdBy: 'U1',
};

test('finds a case by its id and by its thread', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await saveCase(store.db, known, 1);
  expect(await findCase(store.db, 'case-1')).toEqual(known);
  expect(await findThreadCase(store.db, 'C1', '1.1')).toEqual(known);
  expect(await findCase(store.db, "' OR 1=1 --")).toBeNull();
  expect(await findThreadCase(store.db, 'C1', '2.2')).toBeNull();
});

test('keeps the new state of a case under its id', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await saveCase(store.db, known, 1);
  await saveCase(store.db, { ...known, entry: 'pin-mismatch', phones: ['+1', '+2'] }, 2);
  expect(await findCase(store.db, 'case-1')).toMatchObject({ entry: 'pin-mismatch', phones: ['+1', '+2'] });
});

test('has one case a thread', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await saveCase(store.db, known, 1);
  await expect(saveCase(store.db, { ...known, id: 'case-2' }, 2)).rejects.toThrow('UNIQUE');
});

test('keeps findings with their case', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  await saveCase(store.db, known, 1);
  const finding = {
    check: 'phone-number',
    verdict: 'fault',
    summary: 'No.',
    facts: [['Number', '+48…']] as const,
  };
  await recordFinding(store.db, 'case-1', finding, 2);
  expect(await listFindings(store.db, 'case-1')).toEqual([finding]);
  await expect(recordFinding(store.db, 'nobody', finding, 2)).rejects.toThrow('FOREIGN KEY');
});
