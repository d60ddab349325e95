import { type AuditHead, emptyHead } from '../audit/chain.ts';
import { type AuditProblem, type AuditVerdict, followChain } from '../audit/verify.ts';
import { listAudit, readHead } from './audit.ts';
import type { Db } from './schema.ts';

const PAGE = 1_000;

/** A row before the first, which no page would show. */
async function findStray(db: Db): Promise<number | null> {
  const row = await db.selectFrom('audit').select('seq').where('seq', '<', 1).executeTakeFirst();
  return row?.seq ?? null;
}

/** An attempt that the audit does not tell of: even an audit that was emptied as a whole does not match then. */
async function hasUnaccounted(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('attempts')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit')
            .select('audit.seq')
            .whereRef('audit.attempt_id', '=', 'attempts.id')
            .where('audit.event', '=', 'call'),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Follows the chain to the last row there is. A bot may go on writing meanwhile. */
async function followAll(db: Db): Promise<AuditVerdict> {
  const stray = await findStray(db);
  if (stray !== null) return { kind: 'broken', problem: 'gap', seq: stray };
  let head = emptyHead;
  for (;;) {
    const rows = await listAudit(db, { after: head.count, limit: PAGE });
    const verdict = followChain(head, rows);
    if (verdict.kind === 'broken' || rows.length === 0) return verdict;
    head = verdict.head;
  }
}

/**
 * Recomputes every hash, compares the end with the one that was noted when the last row was written, and looks
 * for attempts that the audit does not tell of.
 */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  const first = await readHead(db);
  const verdict = await followAll(db);
  if (verdict.kind === 'broken') return verdict;
  const problem = compareEnds(verdict.head, first, await readHead(db));
  if (problem !== null) return { kind: 'broken', problem, seq: verdict.head.count };
  const isComplete = !(await hasUnaccounted(db));
  return isComplete ? verdict : { kind: 'broken', problem: 'unaccounted', seq: verdict.head.count };
}

/** The end that was found against the one noted before looking, and after: rows may have come in between. */
function compareEnds(found: AuditHead, before: AuditHead, after: AuditHead): AuditProblem | null {
  if (!Number.isSafeInteger(before.count) || !Number.isSafeInteger(after.count)) return 'end';
  if (found.count < before.count) return 'cut';
  if (found.count > after.count) return 'added';
  return found.count === after.count && found.hash !== after.hash ? 'end' : null;
}
