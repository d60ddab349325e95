import { sql } from 'kysely';
import type { Db, EventRow } from './schema.ts';

export type NewEvent = {
  readonly eventKey: string;
  readonly messageKey: string | null;
  readonly kind: string;
  readonly subject: string | null;
  readonly payload: unknown;
};

export type OpenEvent = {
  readonly id: number;
  readonly kind: string;
  readonly attempts: number;
  readonly payload: unknown;
};

/** Writes an event down, or returns null where its event key or its message is there already. */
export async function recordEvent(db: Db, event: NewEvent, now: number): Promise<number | null> {
  const row = await db
    .insertInto('events')
    .values({
      event_key: event.eventKey,
      message_key: event.messageKey,
      kind: event.kind,
      subject: event.subject,
      state: 'received',
      attempts: 0,
      payload: JSON.stringify(event.payload),
      error: null,
      received_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Takes an unfinished event for one more try; null where it is finished, or was tried `maxAttempts` times.
 * The attempt is counted here, before the work, so that an event that kills the process is not tried for ever.
 */
export async function claimEvent(
  db: Db,
  id: number,
  maxAttempts: number,
  now: number,
): Promise<OpenEvent | null> {
  const row = await db
    .updateTable('events')
    .set({ attempts: sql<number>`attempts + 1`, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .where('attempts', '<', maxAttempts)
    .returning(['id', 'kind', 'attempts', 'payload'])
    .executeTakeFirst();
  return row === undefined ? null : { ...row, payload: JSON.parse(row.payload) };
}

/** Ids of the events that were acknowledged but not worked off, oldest first. */
export async function listOpenEvents(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('events')
    .select('id')
    .where('state', '=', 'received')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** How many events were acknowledged but not worked off. */
export async function countOpenEvents(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether an earlier event of this kind on this subject is still being worked off. */
export async function hasEarlierOpen(db: Db, id: number, kind: string, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('state', '=', 'received')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('id', '<', id)
    .executeTakeFirst();
  return row !== undefined;
}

async function closeEvent(db: Db, id: number, state: EventRow['state'], error: string | null, now: number) {
  return await db
    .updateTable('events')
    .set({ state, error, payload: 'null', updated_at: now })
    .where('id', '=', id)
    .returning('received_at')
    .executeTakeFirst();
}

/**
 * Marks an event as worked off and forgets its content; its keys stay, to know it again. Returns when it came in;
 * null where there is no such event.
 */
export async function finishEvent(db: Db, id: number, now: number): Promise<number | null> {
  return (await closeEvent(db, id, 'done', null, now))?.received_at ?? null;
}

export async function failEvent(db: Db, id: number, error: string, now: number): Promise<void> {
  await closeEvent(db, id, 'failed', error, now);
}

/** Gives up the events that were tried `maxAttempts` times, each of them a crash. Returns their ids. */
export async function failExhausted(db: Db, maxAttempts: number, now: number): Promise<number[]> {
  const rows = await db
    .updateTable('events')
    .set({ state: 'failed', error: 'crashed each time', payload: 'null', updated_at: now })
    .where('state', '=', 'received')
    .where('attempts', '>=', maxAttempts)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets closed events last touched before `before`. Slack resends within minutes, so a day is plenty. */
export async function purgeEvents(db: Db, before: number): Promise<void> {
  await db.deleteFrom('events').where('state', '<>', 'received').where('updated_at', '<', before).execute();
}
