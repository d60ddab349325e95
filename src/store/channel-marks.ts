import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** The ts of the newest message that we know of in a channel; null: we never read there. */
export async function findMark(db: Db, channel: string): Promise<string | null> {
  const row = await db
    .selectFrom('channel_marks')
    .select('ts')
    .where('channel', '=', channel)
    .executeTakeFirst();
  return row?.ts ?? null;
}

/** Moves the mark on, never back. Slack's ts of one length sort as text. */
export async function moveMark(db: Db, channel: string, ts: string): Promise<void> {
  await db
    .insertInto('channel_marks')
    .values({ channel, ts })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet({ ts: sql`max(ts, excluded.ts)` }))
    .execute();
}
