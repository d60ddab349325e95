import type { CaseRow, Db } from './schema.ts';

/** What is known of a thread. Everything in it comes from redacted text. */
export type Case = {
  readonly id: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly summary: string;
  /** E.164, in order of appearance. */
  readonly phones: readonly string[];
  readonly phoneNumberIds: readonly string[];
  readonly wabaIds: readonly string[];
  readonly codes: readonly string[];
  readonly traceIds: readonly string[];
  readonly entry: string | null;
  readonly language: string | null;
  readonly createdBy: string | null;
};

function toCase(row: CaseRow): Case {
  return {
    id: row.id,
    channel: row.channel,
    threadTs: row.thread_ts,
    summary: row.summary,
    phones: JSON.parse(row.phones),
    phoneNumberIds: JSON.parse(row.phone_number_ids),
    wabaIds: JSON.parse(row.waba_ids),
    codes: JSON.parse(row.codes),
    traceIds: JSON.parse(row.trace_ids),
    entry: row.entry,
    language: row.language,
    createdBy: row.created_by,
  };
}

function toColumns(value: Case) {
  return {
    summary: value.summary,
    phones: JSON.stringify(value.phones),
    phone_number_ids: JSON.stringify(value.phoneNumberIds),
    waba_ids: JSON.stringify(value.wabaIds),
    codes: JSON.stringify(value.codes),
    trace_ids: JSON.stringify(value.traceIds),
    entry: value.entry,
    language: value.language,
  };
}

/** Writes a case down: a new one, or the new state of the one with this id. */
export async function saveCase(db: Db, value: Case, now: number): Promise<void> {
  const columns = toColumns(value);
  await db
    .insertInto('cases')
    .values({
      id: value.id,
      channel: value.channel,
      thread_ts: value.threadTs,
      ...columns,
      created_by: value.createdBy,
      closed_at: null,
      closed_by: null,
      connected_at: null,
      follow_up_at: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...columns, updated_at: now }))
    .execute();
}

/** Tells where the thread of a case is, for one that began with a post of ours. */
export async function placeCase(db: Db, id: string, channel: string, threadTs: string): Promise<void> {
  await db.updateTable('cases').set({ channel, thread_ts: threadTs }).where('id', '=', id).execute();
}

/** The case behind a button, or null where the id is unknown or forged. */
export async function findCase(db: Db, id: string): Promise<Case | null> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCase(row);
}

/** The case of a thread, if one was opened there. */
export async function findThreadCase(db: Db, channel: string, threadTs: string): Promise<Case | null> {
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('channel', '=', channel)
    .where('thread_ts', '=', threadTs)
    .executeTakeFirst();
  return row === undefined ? null : toCase(row);
}
