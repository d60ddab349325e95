import type { BulkCheckRow, Db } from './schema.ts';

/** The check of a list of numbers that a message asked for. */
export type BulkCheck = {
  readonly id: string;
  readonly channel: string;
  /** The message, and the edition of it. */
  readonly ts: string;
  readonly items: unknown;
  /** Numbers of the list that were not taken. */
  readonly skipped: number;
  /** What was found so far. */
  readonly rows: unknown;
  readonly state: BulkCheckRow['state'];
  readonly file: BulkCheckRow['file'];
  readonly cancelledBy: string | null;
};

function toCheck(row: BulkCheckRow): BulkCheck {
  const { id, channel, ts, skipped, state, file, cancelled_by: cancelledBy } = row;
  const [items, rows] = [JSON.parse(row.items), JSON.parse(row.rows)];
  return { id, channel, ts, skipped, state, file, cancelledBy, items, rows };
}

/** The check that this message asked for; null: none was begun. */
export async function findBulkCheck(db: Db, channel: string, ts: string): Promise<BulkCheck | null> {
  const row = await db
    .selectFrom('bulk_checks')
    .selectAll()
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row === undefined ? null : toCheck(row);
}

export type NewBulkCheck = Pick<BulkCheck, 'id' | 'channel' | 'ts' | 'items' | 'skipped'>;

export async function beginBulkCheck(db: Db, check: NewBulkCheck, now: number): Promise<void> {
  const { items, ...rest } = check;
  const blank = { rows: '[]', state: 'running', file: 'none', cancelled_by: null } as const;
  await db
    .insertInto('bulk_checks')
    .values({ ...rest, ...blank, items: JSON.stringify(items), created_at: now, updated_at: now })
    .execute();
}

/** Keeps what was found so far, so that another start goes on from there. */
export async function saveBulkRows(db: Db, id: string, rows: unknown, now: number): Promise<void> {
  const change = { rows: JSON.stringify(rows), updated_at: now };
  await db.updateTable('bulk_checks').set(change).where('id', '=', id).execute();
}

export async function markBulkFile(
  db: Db,
  id: string,
  file: BulkCheckRow['file'],
  now: number,
): Promise<void> {
  await db.updateTable('bulk_checks').set({ file, updated_at: now }).where('id', '=', id).execute();
}

/** Ends it; what was checked is forgotten, for the card tells it. */
export async function closeBulkCheck(db: Db, id: string, now: number): Promise<void> {
  const change = { state: 'over', items: '[]', rows: '[]', updated_at: now } as const;
  await db.updateTable('bulk_checks').set(change).where('id', '=', id).execute();
}

/** Has a running check of this channel end as soon as it can; false where none runs under this id. */
export async function cancelBulkCheck(
  db: Db,
  id: string,
  channel: string,
  by: string,
  now: number,
): Promise<boolean> {
  const row = await db
    .updateTable('bulk_checks')
    .set({ cancelled_by: by, updated_at: now })
    .where('id', '=', id)
    .where('channel', '=', channel)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function isBulkCancelled(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('bulk_checks')
    .select('cancelled_by')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.cancelled_by != null;
}

export async function purgeBulkChecks(db: Db, before: number): Promise<void> {
  await db.deleteFrom('bulk_checks').where('state', '=', 'over').where('updated_at', '<', before).execute();
}
