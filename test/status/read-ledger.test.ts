import { expect, test } from 'vitest';
import { checkLedger } from '../../src/checks/ledger.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { readLedger } from '../../src/status/read-ledger.ts';
import { beginAttempt, finishAttempt } from '../../src/store/attempts.ts';
import { openStore } from '../../src/store/database.ts';
import { insertRetry } from '../../src/store/retries.ts';
import type { Db } from '../../src/store/schema.ts';
import { NOW, withFacts } from '../checks/records.ts';
import { makeRetry } from '../retries/make-retry.ts';
import { makeAttempt } from '../support/make-attempt.ts';
import { createTempDir } from '../support/temp-dir.ts';

const rejected = { code: 133005, subcode: null, details: null, fbtraceId: null, entry: null, after: null };

async function summary(db: Db, phoneNumberId: string): Promise<string> {
  const value = await readLedger(db, phoneNumberId, NOW);
  return checkLedger(withFacts({ ledger: { kind: 'ok', value } })).summary;
}

test('the ledger of a number: what was called, what is being called, what waits', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  const { db } = store;
  const retry = makeRetry({ state: 'waiting', dueAt: NOW + 15 * MINUTE });
  const { phoneNumberId } = retry;
  expect(await summary(db, phoneNumberId)).toBe('None of 10 attempts in 72 hours used by me.');

  for (const [id, startedAt] of [
    ['old', NOW - 73 * HOUR],
    ['new', NOW - HOUR],
  ] as const) {
    await beginAttempt(db, makeAttempt({ id, startedAt, phoneNumberId }), null, startedAt);
    await finishAttempt(db, id, { ...rejected, state: 'rejected' }, startedAt);
  }
  expect(await summary(db, phoneNumberId)).toBe('1 of 10 attempts in 72 hours used.');

  await insertRetry(db, retry, NOW);
  expect(await summary(db, phoneNumberId)).toBe(
    '1 of 10 attempts in 72 hours used. Running now: Registration: the retry waits until 12:15 UTC.',
  );

  await beginAttempt(db, makeAttempt({ id: 'now', startedAt: NOW - MINUTE, phoneNumberId }), null, NOW);
  expect(await summary(db, phoneNumberId)).toBe(
    '2 of 10 attempts in 72 hours used. Running now: Registration since 11:59 UTC.',
  );
  expect(await summary(db, 'another')).toBe('None of 10 attempts in 72 hours used by me.');
});
