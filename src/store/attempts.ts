import type { Attempt } from '../actions/types.ts';
import type { AttemptState } from '../guard/types.ts';
import { actionNames } from '../knowledge/schema.ts';
import type { AttemptRow } from './action-tables.ts';
import { appendAudit } from './audit.ts';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './schema.ts';

export type Begun =
  | { readonly kind: 'begun' }
  /** The id is known: the same order, as it stands now. */
  | { readonly kind: 'same'; readonly attempt: Attempt }
  /** Another call to the number is on its way. */
  | { readonly kind: 'other'; readonly attempt: Attempt };

export type AttemptResult = Pick<Attempt, 'code' | 'subcode' | 'details' | 'fbtraceId' | 'entry'> & {
  readonly state: Exclude<AttemptState, 'calling'>;
  /** JSON: the number as it was read afterwards. */
  readonly after: string | null;
};

/** Reads a row back. Throws where it names an action that this version does not have. */
function toAttempt(row: AttemptRow): Attempt {
  const action = actionNames.find((name) => name === row.action);
  if (action === undefined) throw new TypeError(`an attempt of an unknown action: ${row.action}`);
  const { id, origin, state, code, subcode, details, entry } = row;
  return {
    ...{ id, action, origin, state, code, subcode, details, entry },
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    caseId: row.case_id,
    retryId: row.retry_id,
    by: row.started_by,
    approvedBy: row.approved_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    fbtraceId: row.fbtrace_id,
  };
}

function toColumns(attempt: Attempt, before: string | null): AttemptRow {
  const { id, action, origin } = attempt;
  return {
    ...{ id, action, origin, before, state: 'calling', after: null, finished_at: null },
    phone_number_id: attempt.phoneNumberId,
    waba_id: attempt.wabaId,
    case_id: attempt.caseId,
    retry_id: attempt.retryId,
    started_by: attempt.by,
    approved_by: attempt.approvedBy,
    started_at: attempt.startedAt,
    ...{ code: null, subcode: null, details: null, fbtrace_id: null, entry: null },
  };
}

async function insertAttempt(tx: Db, attempt: Attempt, before: string | null): Promise<boolean> {
  const row = await tx
    .insertInto('attempts')
    .values(toColumns(attempt, before))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function whoIsThere(tx: Db, attempt: Attempt): Promise<Begun> {
  const same = await findAttempt(tx, attempt.id);
  if (same !== null) return { kind: 'same', attempt: same };
  const row = await tx
    .selectFrom('attempts')
    .selectAll()
    .where('phone_number_id', '=', attempt.phoneNumberId)
    .where('state', '=', 'calling')
    .executeTakeFirstOrThrow();
  return { kind: 'other', attempt: toAttempt(row) };
}

/**
 * Writes the intent down before the call, with its row of the audit (event `call`), in one transaction. Only
 * one call a number is on its way at a time, and an id begins once; who lost learns what is there.
 *
 * @param before JSON of the number as it was read
 */
export async function beginAttempt(
  db: Db,
  attempt: Attempt,
  before: string | null,
  now: number,
): Promise<Begun> {
  return await inTransaction(db, async (tx) => {
    if (!(await insertAttempt(tx, attempt, before))) return await whoIsThere(tx, attempt);
    const { approvedBy, retryId, origin } = attempt;
    await appendAudit(
      tx,
      { ...aboutOf(attempt), event: 'call', before, note: { origin, approvedBy, retryId } },
      now,
    );
    return { kind: 'begun' };
  });
}

const aboutOf = ({ by, action, phoneNumberId, caseId, id }: Attempt) => ({
  ...{ actor: by, action, phoneNumberId, caseId, attemptId: id },
});

/**
 * Writes the outcome down, with its row of the audit (event `outcome`), in one transaction. False where the
 * attempt is not on its way: somebody settled it already, and nothing is changed.
 */
export async function finishAttempt(
  db: Db,
  id: string,
  result: AttemptResult,
  now: number,
): Promise<boolean> {
  const { state, code, subcode, details, entry, after, fbtraceId } = result;
  return await inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('attempts')
      .set({ state, code, subcode, details, entry, after, fbtrace_id: fbtraceId, finished_at: now })
      .where('id', '=', id)
      .where('state', '=', 'calling')
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return false;
    const note = { state, code, subcode, details, entry };
    const seen = { before: row.before, after, fbtraceId };
    await appendAudit(tx, { ...aboutOf(toAttempt(row)), event: 'outcome', ...seen, note }, now);
    return true;
  });
}

export async function findAttempt(db: Db, id: string): Promise<Attempt | null> {
  const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toAttempt(row);
}

/** JSON of the number as it was read before the call; null where it was not, or the id is unknown. */
export async function readBefore(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('attempts').select('before').where('id', '=', id).executeTakeFirst();
  return row?.before ?? null;
}

/** The attempts of a number that began at `since` or later, and any that is still on its way; oldest first. */
export async function listAttempts(db: Db, phoneNumberId: string, since: number): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .selectAll()
    .where('phone_number_id', '=', phoneNumberId)
    .where(({ eb, or }) => or([eb('started_at', '>=', since), eb('state', '=', 'calling')]))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(toAttempt);
}

/** Calls that began and of whose end nothing is known: they are on their way, or were when the process died. */
export async function listCalling(db: Db): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .selectAll()
    .where('state', '=', 'calling')
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(toAttempt);
}
