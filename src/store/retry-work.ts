import { sql } from 'kysely';
import type { Retry } from '../retries/types.ts';
import { toRetry } from './retries.ts';
import type { Db } from './schema.ts';

/** What keeps the retries going, beside what people see of them. */

/** Open retries whose time has come, or is over; those that wait longest first. */
export async function listDueRetries(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('retries')
    .select('id')
    .where('wake_at', '<=', now)
    .orderBy('wake_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Retries that changed since their thread was last told, the oldest change first. */
export async function listUntoldRetries(
  db: Db,
  limit: number,
): Promise<{ readonly retry: Retry; readonly revision: number }[]> {
  const rows = await db
    .selectFrom('retries')
    .selectAll()
    .whereRef('told', '<', 'revision')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ retry: toRetry(row), revision: row.revision }));
}

/** The thread knows of everything up to `revision`. */
export async function markRetryTold(db: Db, id: string, revision: number): Promise<void> {
  await db
    .updateTable('retries')
    .set({ told: revision })
    .where('id', '=', id)
    .where('told', '<', revision)
    .execute();
}

export type Chapter = { readonly chapter: number; readonly runId: string | null };

/** The workflow run that a retry goes by. */
export async function readChapter(db: Db, id: string): Promise<Chapter | null> {
  const row = await db
    .selectFrom('retries')
    .select(['chapter', 'run_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { chapter: row.chapter, runId: row.run_id };
}

/** Opens the next chapter; from now on the run of an earlier one has no say. Returns its number. */
export async function openChapter(db: Db, id: string): Promise<number | null> {
  const row = await db
    .updateTable('retries')
    .set({ chapter: sql<number>`chapter + 1`, run_id: null })
    .where('id', '=', id)
    .returning('chapter')
    .executeTakeFirst();
  return row?.chapter ?? null;
}

export async function setChapterRun(db: Db, id: string, chapter: number, runId: string): Promise<void> {
  await db
    .updateTable('retries')
    .set({ run_id: runId })
    .where('id', '=', id)
    .where('chapter', '=', chapter)
    .execute();
}

/** Counts a turn that broke off. Returns how many did in a row. */
export async function countStumble(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable('retries')
    .set({ stumbles: sql<number>`stumbles + 1` })
    .where('id', '=', id)
    .returning('stumbles')
    .executeTakeFirst();
  return row?.stumbles ?? 0;
}
