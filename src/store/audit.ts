import { type AuditHead, chainRow, emptyHead } from '../audit/chain.ts';
import type { AuditEntry, AuditRow } from '../audit/types.ts';
import type { AuditTableRow } from './action-tables.ts';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './schema.ts';

const HEAD = 'audit_head';

function toColumns(row: AuditRow): AuditTableRow {
  const { seq, at, actor, event, action, before, after, note, hash } = row;
  return {
    ...{ seq, at, actor, event, action, before, after, note, hash },
    phone_number_id: row.phoneNumberId,
    case_id: row.caseId,
    attempt_id: row.attemptId,
    fbtrace_id: row.fbtraceId,
    prev_hash: row.prevHash,
  };
}

function toAuditRow(row: AuditTableRow): AuditRow {
  const { seq, at, actor, event, action, before, after, note, hash } = row;
  return {
    ...{ seq, at, actor, event, action, before, after, note, hash },
    phoneNumberId: row.phone_number_id,
    caseId: row.case_id,
    attemptId: row.attempt_id,
    fbtraceId: row.fbtrace_id,
    prevHash: row.prev_hash,
  };
}

/** Where the chain ended when the last row was written; kept apart, so that a lost tail is noticed. */
export async function readHead(db: Db): Promise<AuditHead> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', HEAD).executeTakeFirst();
  if (row === undefined) return emptyHead;
  const [count, hash = ''] = row.value.split(' ');
  return { count: Number(count), hash };
}

async function writeHead(db: Db, { count, hash }: AuditHead): Promise<void> {
  const value = `${count} ${hash}`;
  await db
    .insertInto('meta')
    .values({ key: HEAD, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/**
 * Writes one row of the audit, chained to the row before. Belongs into the transaction of what it tells of;
 * opens one where there is none. Never hand it a PIN, a code or a token.
 */
export async function appendAudit(db: Db, entry: AuditEntry, now: number): Promise<AuditRow> {
  return await inTransaction(db, async (tx) => {
    const row = chainRow(await readHead(tx), entry, now);
    await tx.insertInto('audit').values(toColumns(row)).execute();
    await writeHead(tx, { count: row.seq, hash: row.hash });
    return row;
  });
}

export type AuditQuery = {
  readonly phoneNumberId?: string;
  /** Only rows behind this seq. */
  readonly after?: number;
  readonly limit?: number;
  /** Which of them where there are more than the limit; either way the oldest comes first. Default: oldest. */
  readonly keep?: 'oldest' | 'newest';
};

/** Rows of the audit, oldest first. */
export async function listAudit(db: Db, query: AuditQuery = {}): Promise<AuditRow[]> {
  const { phoneNumberId, after = 0, limit = 1_000, keep = 'oldest' } = query;
  const all = db.selectFrom('audit').selectAll().where('seq', '>', after).limit(limit);
  const some = phoneNumberId === undefined ? all : all.where('phone_number_id', '=', phoneNumberId);
  const rows = await some.orderBy('seq', keep === 'newest' ? 'desc' : 'asc').execute();
  return (keep === 'newest' ? rows.reverse() : rows).map(toAuditRow);
}
