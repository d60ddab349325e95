import { sql } from 'kysely';
import { openStates } from '../retries/types.ts';
import type { Case } from './cases.ts';
import type { Db } from './schema.ts';

/** When a case was opened; null: there is no such case. */
export async function findOpening(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('cases').select('created_at').where('id', '=', id).executeTakeFirst();
  return row?.created_at ?? null;
}

/** Closes an open case; false where it was closed before. `by` is a user id, or what found it solved. */
export async function closeCase(db: Db, id: string, by: string, now: number): Promise<boolean> {
  const row = await db
    .updateTable('cases')
    .set({ closed_at: now, closed_by: by, follow_up_at: null })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What was asked again is open again. */
export async function reopenCase(db: Db, id: string): Promise<void> {
  await db.updateTable('cases').set({ closed_at: null, closed_by: null }).where('id', '=', id).execute();
}

/** Notes when the number of a case was first found connected. */
export async function markConnected(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('cases')
    .set({ connected_at: now })
    .where('id', '=', id)
    .where('connected_at', 'is', null)
    .execute();
}

/** Its number was found connected, which solves the case. */
export async function solveCase(db: Db, id: string, by: string, now: number): Promise<void> {
  await markConnected(db, id, now);
  await closeCase(db, id, by, now);
}

/** When to ask whether it is still failing; null: not. */
export async function setFollowUp(db: Db, id: string, at: number | null): Promise<void> {
  await db.updateTable('cases').set({ follow_up_at: at }).where('id', '=', id).execute();
}

export type DueCase = Pick<Case, 'id' | 'channel' | 'threadTs' | 'phones' | 'phoneNumberIds' | 'entry'>;

/** Open cases that are due for that question; each is handed out once. */
export async function claimFollowUps(db: Db, now: number): Promise<DueCase[]> {
  const rows = await db
    .updateTable('cases')
    .set({ follow_up_at: null })
    .where('follow_up_at', '<=', now)
    .where('closed_at', 'is', null)
    // A retry asks by itself where it needs somebody.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('retries')
            .select('retries.id')
            .whereRef('retries.case_id', '=', 'cases.id')
            .where('retries.state', 'in', openStates),
        ),
      ),
    )
    .returning(['id', 'channel', 'thread_ts', 'phones', 'phone_number_ids', 'entry'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    threadTs: row.thread_ts,
    phones: JSON.parse(row.phones),
    phoneNumberIds: JSON.parse(row.phone_number_ids),
    entry: row.entry,
  }));
}

export type Twin = {
  readonly channel: string;
  readonly threadTs: string;
  readonly entry: string | null;
  readonly createdAt: number;
};

/** The newest other case about one of these numbers since `since`. */
export async function findTwin(
  db: Db,
  { id, phones, phoneNumberIds }: Pick<Case, 'id' | 'phones' | 'phoneNumberIds'>,
  since: number,
): Promise<Twin | null> {
  const numbers = [...phones, ...phoneNumberIds];
  if (numbers.length === 0) return null;
  const holds = (column: 'cases.phones' | 'cases.phone_number_ids') =>
    sql<boolean>`EXISTS (SELECT 1 FROM json_each(${sql.ref(column)}) WHERE value IN (${sql.join(numbers)}))`;
  const row = await db
    .selectFrom('cases')
    .select(['channel', 'thread_ts as threadTs', 'entry', 'created_at as createdAt'])
    .where('id', '<>', id)
    .where('created_at', '>=', since)
    .where((eb) => eb.or([holds('cases.phones'), holds('cases.phone_number_ids')]))
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row ?? null;
}
