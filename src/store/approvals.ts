import { MINUTE } from '../clock.ts';
import type { Approval } from '../guard/types.ts';
import { type ActionName, actionNames } from '../knowledge/schema.ts';
import type { ApprovalRow, ApprovalState } from './action-tables.ts';
import { appendAudit } from './audit.ts';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './schema.ts';

/** How long a proposal may be decided on and used, from the moment it was made. */
const APPROVAL_LIFE = 15 * MINUTE;

/** What an approval is for: just this, by just this person. */
export type ApprovalTerms = {
  readonly phoneNumberId: string;
  readonly action: ActionName;
  /** Of the parameters; never of a PIN or a code alone, which a hash would give away. */
  readonly paramsHash: string;
  /** Who wants to do it. */
  readonly by: string;
};

export type NewApproval = ApprovalTerms & { readonly id: string; readonly caseId: string | null };

/** A proposal as it stands. Moments are milliseconds since the epoch. */
export type Proposal = NewApproval & {
  readonly state: ApprovalState;
  readonly expiresAt: number;
  readonly decidedBy: string | null;
};

export type ApprovalDecision = { readonly by: string; readonly verdict: 'approved' | 'declined' };

/** What came of a decision. */
export type ApprovalDecided =
  | { readonly kind: 'done'; readonly proposal: Proposal }
  | { readonly kind: 'missing' }
  /** Whoever proposes it cannot approve it. */
  | { readonly kind: 'own'; readonly proposal: Proposal }
  | { readonly kind: 'expired'; readonly proposal: Proposal }
  /** Somebody decided before. */
  | { readonly kind: 'decided'; readonly proposal: Proposal };

function toProposal(row: ApprovalRow): Proposal {
  const action = actionNames.find((name) => name === row.action);
  if (action === undefined) throw new TypeError(`a proposal of an unknown action: ${row.action}`);
  return {
    ...{ id: row.id, action, state: row.state },
    phoneNumberId: row.phone_number_id,
    paramsHash: row.params_hash,
    by: row.proposed_by,
    caseId: row.case_id,
    expiresAt: row.expires_at,
    decidedBy: row.decided_by,
  };
}

const about = ({ phoneNumberId, action, caseId, id }: Proposal) => ({
  ...{ phoneNumberId, action, caseId, note: { approvalId: id } },
});

/** Asks for a second person's word. The same id again changes nothing: it gives the proposal as it stands. */
export async function proposeApproval(db: Db, approval: NewApproval, now: number): Promise<Proposal> {
  const { id, phoneNumberId, action, paramsHash, by, caseId } = approval;
  return await inTransaction(db, async (tx) => {
    const row = await tx
      .insertInto('approvals')
      .values({
        ...{ id, action, state: 'proposed', phone_number_id: phoneNumberId, params_hash: paramsHash },
        ...{ case_id: caseId, proposed_by: by, proposed_at: now, expires_at: now + APPROVAL_LIFE },
        ...{ decided_by: null, decided_at: null, used_at: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) {
      const known = tx.selectFrom('approvals').selectAll().where('id', '=', id);
      return toProposal(await known.executeTakeFirstOrThrow());
    }
    const proposal = toProposal(row);
    await appendAudit(tx, { ...about(proposal), actor: by, event: 'proposal' }, now);
    return proposal;
  });
}

export async function findApproval(db: Db, id: string): Promise<Proposal | null> {
  const row = await db.selectFrom('approvals').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toProposal(row);
}

function whyNot(proposal: Proposal, decision: ApprovalDecision, now: number) {
  if (proposal.state !== 'proposed') return 'decided';
  if (now >= proposal.expiresAt) return 'expired';
  return decision.verdict === 'approved' && decision.by === proposal.by ? 'own' : null;
}

/**
 * A second person's word; that the person is an approver is the caller's to check. The proposer may take a
 * proposal back (decline it), never approve it.
 */
export async function decideApproval(
  db: Db,
  id: string,
  decision: ApprovalDecision,
  now: number,
): Promise<ApprovalDecided> {
  const { by, verdict } = decision;
  return await inTransaction(db, async (tx): Promise<ApprovalDecided> => {
    const known = await findApproval(tx, id);
    if (known === null) return { kind: 'missing' };
    const kind = whyNot(known, decision, now);
    if (kind !== null) return { kind, proposal: known };
    await tx
      .updateTable('approvals')
      .set({ state: verdict, decided_by: by, decided_at: now })
      .where('id', '=', id)
      .execute();
    const event = verdict === 'approved' ? 'approval' : 'decline';
    await appendAudit(tx, { ...about(known), actor: by, event }, now);
    return { kind: 'done', proposal: { ...known, state: verdict, decidedBy: by } };
  });
}

const fits = (proposal: Proposal, terms: ApprovalTerms) =>
  proposal.phoneNumberId === terms.phoneNumberId &&
  proposal.action === terms.action &&
  proposal.paramsHash === terms.paramsHash &&
  proposal.by === terms.by;

/** The approval, where it is good for these terms now; null otherwise. Uses nothing up: ask before deciding. */
export async function validApproval(
  db: Db,
  id: string,
  terms: ApprovalTerms,
  now: number,
): Promise<Approval | null> {
  const proposal = await findApproval(db, id);
  if (proposal === null || proposal.state !== 'approved' || proposal.decidedBy === null) return null;
  if (now >= proposal.expiresAt || !fits(proposal, terms)) return null;
  return { by: proposal.decidedBy, proposedBy: proposal.by, expiresAt: proposal.expiresAt };
}

/**
 * Uses an approval up; null where it is not good for these terms now, or was used. Belongs into the transaction
 * that begins the attempt.
 */
export async function useApproval(
  db: Db,
  id: string,
  terms: ApprovalTerms,
  now: number,
): Promise<Approval | null> {
  return await inTransaction(db, async (tx) => {
    const approval = await validApproval(tx, id, terms, now);
    if (approval === null) return null;
    await tx.updateTable('approvals').set({ state: 'used', used_at: now }).where('id', '=', id).execute();
    return approval;
  });
}
