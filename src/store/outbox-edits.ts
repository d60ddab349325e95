import { type MessagePayload, type NewMessage, planMessage } from './outbox.ts';
import type { Db } from './schema.ts';

/**
 * Plans the edit of a post. One of the same post that has not gone out yet says what is out of date: it is replaced
 * and nothing is added, so that a story with many changes costs few calls.
 */
export async function planEdit(
  db: Db,
  message: Extract<NewMessage, { op: 'update' }>,
  now: number,
): Promise<void> {
  const waiting = await db
    .updateTable('outbox')
    .set({ payload: JSON.stringify(message.payload), updated_at: now })
    .where('op', '=', 'update')
    .where('target', '=', message.target)
    .where('state', '=', 'planned')
    .returning('id')
    .executeTakeFirst();
  if (waiting === undefined) await planMessage(db, message, now);
}

/**
 * What stands under a ts, as we sent it last: its payload, and a purpose by which an update finds it. null where we
 * never sent it, or have forgotten it.
 * @param except purposes that begin so do not count
 */
export async function findShown(
  db: Db,
  channel: string,
  ts: string,
  except: string,
): Promise<{ readonly purpose: string; readonly payload: MessagePayload } | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['purpose', 'payload'])
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .where('op', '<>', 'ephemeral')
    .where('purpose', 'not like', `${except}%`)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { purpose: row.purpose, payload: JSON.parse(row.payload) };
}
