import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** What was asked of a language model in one day, or may be. */
export type ModelUsage = { readonly requests: number; readonly tokens: number };

/** The use of a day (YYYY-MM-DD, UTC). */
export async function readModelUsage(db: Db, day: string): Promise<ModelUsage> {
  const row = await db
    .selectFrom('model_usage')
    .select(['requests', 'tokens'])
    .where('day', '=', day)
    .executeTakeFirst();
  return row ?? { requests: 0, tokens: 0 };
}

/**
 * Books one request of about `tokens` tokens, before it is sent: a crash in between counts as spent.
 * Returns false, and books nothing, where the day's limit would be passed.
 */
export async function bookModelRequest(
  db: Db,
  day: string,
  tokens: number,
  limit: ModelUsage,
): Promise<boolean> {
  await db
    .insertInto('model_usage')
    .values({ day, requests: 0, tokens: 0 })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
  const row = await db
    .updateTable('model_usage')
    .set({ requests: sql<number>`requests + 1`, tokens: sql<number>`tokens + ${tokens}` })
    .where('day', '=', day)
    .where('requests', '<', limit.requests)
    .where(sql<number>`tokens + ${tokens}`, '<=', limit.tokens)
    .returning('day')
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts right what was booked, once it is known: `tokens` may be negative. */
export async function correctModelTokens(db: Db, day: string, tokens: number): Promise<void> {
  if (tokens === 0) return;
  await db
    .updateTable('model_usage')
    .set({ tokens: sql<number>`max(0, tokens + ${tokens})` })
    .where('day', '=', day)
    .execute();
}
