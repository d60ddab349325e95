import { actionNames } from '../knowledge/schema.ts';
import { openStates, type Retry } from '../retries/types.ts';
import type { RetryRow } from './retry-table.ts';
import type { Db } from './schema.ts';

/** Reads a row back. Throws where it names an action that this version does not have. */
export function toRetry(row: RetryRow): Retry {
  const action = actionNames.find((name) => name === row.action);
  if (action === undefined) throw new TypeError(`a retry of an unknown action: ${row.action}`);
  return {
    id: row.id,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    caseId: row.case_id,
    channel: row.channel,
    threadTs: row.thread_ts,
    action,
    entry: row.entry,
    startedBy: row.started_by,
    state: row.state,
    end: row.end_reason,
    dueAt: row.due_at,
    tries: row.tries,
    maxTries: row.max_tries,
    startedAt: row.started_at,
    deadlineAt: row.deadline_at,
    lines: JSON.parse(row.lines),
  };
}

function wakeAt({ state, dueAt, deadlineAt }: Retry): number | null {
  return openStates.includes(state) ? Math.min(dueAt ?? deadlineAt, deadlineAt) : null;
}

/** What a turn or a person may change of a retry. */
function toColumns(retry: Retry) {
  return {
    state: retry.state,
    end_reason: retry.end,
    due_at: retry.dueAt,
    wake_at: wakeAt(retry),
    tries: retry.tries,
    max_tries: retry.maxTries,
    deadline_at: retry.deadlineAt,
    lines: JSON.stringify(retry.lines),
  };
}

/**
 * Writes a new retry down. Returns false where the number has an open one, or the id is taken: then nothing
 * was written.
 */
export async function insertRetry(db: Db, retry: Retry, now: number): Promise<boolean> {
  const row = await db
    .insertInto('retries')
    .values({
      id: retry.id,
      phone_number_id: retry.phoneNumberId,
      waba_id: retry.wabaId,
      case_id: retry.caseId,
      channel: retry.channel,
      thread_ts: retry.threadTs,
      action: retry.action,
      entry: retry.entry,
      started_by: retry.startedBy,
      started_at: retry.startedAt,
      ...toColumns(retry),
      revision: 1,
      told: 0,
      chapter: 0,
      run_id: null,
      stumbles: 0,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const findRow = (db: Db, id: string) =>
  db.selectFrom('retries').selectAll().where('id', '=', id).executeTakeFirst();

export async function findRetry(db: Db, id: string): Promise<Retry | null> {
  const row = await findRow(db, id);
  return row === undefined ? null : toRetry(row);
}

/** The retry of a number that has not ended; there is at most one. */
export async function findOpenRetry(db: Db, phoneNumberId: string): Promise<Retry | null> {
  const row = await db
    .selectFrom('retries')
    .selectAll()
    .where('phone_number_id', '=', phoneNumberId)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return row === undefined ? null : toRetry(row);
}

export type RetryFilter = {
  readonly phoneNumberId?: string;
  readonly onlyOpen?: boolean;
  readonly limit?: number;
};

/** The newest first. */
export async function listRetries(db: Db, filter: RetryFilter = {}): Promise<Retry[]> {
  const { phoneNumberId, onlyOpen = false, limit = 100 } = filter;
  let query = db.selectFrom('retries').selectAll().orderBy('started_at', 'desc').orderBy('id').limit(limit);
  if (phoneNumberId !== undefined) query = query.where('phone_number_id', '=', phoneNumberId);
  if (onlyOpen) query = query.where('state', 'in', openStates);
  return (await query.execute()).map(toRetry);
}

/** What else belongs into the transaction of a change: its line in the audit, a secret that is no longer needed. */
export type Along = (tx: Db, before: Retry, after: Retry) => Promise<void>;

async function writeRetry(db: Db, retry: Retry, revision: number, now: number): Promise<boolean> {
  const row = await db
    .updateTable('retries')
    .set({ ...toColumns(retry), revision: revision + 1, stumbles: 0, updated_at: now })
    .where('id', '=', retry.id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Changes a retry by a pure function, which is asked again where somebody else was quicker. Returns the retry as
 * it stands then; null where there is none. A function that returns null changes nothing.
 */
export async function changeRetry(
  db: Db,
  id: string,
  change: (retry: Retry) => Retry | null,
  now: number,
  along: Along = async () => {},
): Promise<{ readonly retry: Retry; readonly changed: boolean } | null> {
  for (;;) {
    const row = await findRow(db, id);
    if (row === undefined) return null;
    const before = toRetry(row);
    const after = change(before);
    if (after === null) return { retry: before, changed: false };
    const written = await db.transaction().execute(async (tx) => {
      if (!(await writeRetry(tx, after, row.revision, now))) return false;
      await along(tx, before, after);
      return true;
    });
    if (written) return { retry: after, changed: true };
  }
}
