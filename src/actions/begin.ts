import { decide } from '../guard/decide.ts';
import { policy } from '../guard/policy.ts';
import type { Approval, Refusal } from '../guard/types.ts';
import { useApproval, validApproval } from '../store/approvals.ts';
import { beginAttempt } from '../store/attempts.ts';
import { appendAudit } from '../store/audit.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Db } from '../store/schema.ts';
import type { ExecuteDeps } from './deps.ts';
import type { LiveState } from './live-state.ts';
import { hashParams } from './params-hash.ts';
import { type ActionFacts, readActionFacts, readAttempts } from './read-facts.ts';
import { writeSummary } from './summary.ts';
import type { Attempt, Execution, Order } from './types.ts';

/** An order that may be carried out now: its intent is written down. */
export type Beginning = {
  readonly kind: 'begun';
  readonly attempt: Attempt;
  readonly before: LiveState;
  readonly left: number | null;
};

type Held = Extract<Execution, { kind: 'refused' | 'taken' }>;

function termsOf(order: Order) {
  const { phoneNumberId, action, actor } = order;
  return { phoneNumberId, action, paramsHash: hashParams(order.input), by: actor.user };
}

function attemptOf(order: Order, approval: Approval | null, startedAt: number): Attempt {
  const { id, action, phoneNumberId, wabaId, caseId, retryId, origin, actor } = order;
  return {
    ...{ id, action, phoneNumberId, wabaId, caseId, retryId, origin, startedAt },
    by: actor.user,
    approvedBy: approval?.by ?? null,
    state: 'calling',
    ...{ finishedAt: null, code: null, subcode: null, details: null, fbtraceId: null, entry: null },
  };
}

/** A question to a second person is no refusal yet; everything else is written down. */
async function refuse({ db, clock }: ExecuteDeps, order: Order, refusal: Refusal): Promise<Held> {
  const { action, phoneNumberId, caseId, actor, origin, id } = order;
  if (refusal.kind !== 'approval') {
    const until = 'until' in refusal ? refusal.until : null;
    const note = { kind: refusal.kind, until, origin, orderId: id };
    const entry = { actor: actor.user, event: 'refusal', action, phoneNumberId, caseId, note } as const;
    await appendAudit(db, entry, clock());
  }
  return { kind: 'refused', refusal };
}

const stamp = ({ id, state }: Attempt) => `${id} ${state}`;

/** The newest call that the decision knew nothing of; null: the ledger is as it was. */
async function findNews(
  tx: Db,
  deps: ExecuteDeps,
  { phoneNumberId }: Order,
  { attempts }: ActionFacts,
): Promise<Attempt | null> {
  const known = new Set(attempts.map(stamp));
  const present = await readAttempts({ ...deps, db: tx }, phoneNumberId);
  return present.findLast((attempt) => !known.has(stamp(attempt))) ?? null;
}

/** A call that runs, or began since we looked, explains better than a rule why it is not this one’s turn. */
async function holdBack(
  deps: ExecuteDeps,
  order: Order,
  facts: ActionFacts,
  refusal: Refusal,
): Promise<Held> {
  if (refusal.kind === 'role') return await refuse(deps, order, refusal);
  const running = facts.attempts.findLast(({ state }) => state === 'calling');
  const other = running ?? (await findNews(deps.db, deps, order, facts));
  return other === null ? await refuse(deps, order, refusal) : { kind: 'taken', attempt: other };
}

type Decided = {
  readonly facts: ActionFacts;
  readonly approval: Approval | null;
  readonly left: number | null;
};

/**
 * Writes the intent down, where the ledger is still what the decision was made upon: of many who were allowed at the
 * same moment, one begins, and the others learn who.
 */
async function writeIntent(
  deps: ExecuteDeps,
  order: Order,
  { facts, approval, left }: Decided,
): Promise<Beginning | Held> {
  const { now } = facts.guard;
  const attempt = attemptOf(order, approval, now);
  return await inTransaction(deps.db, async (tx): Promise<Beginning | Held> => {
    const news = await findNews(tx, deps, order, facts);
    if (news !== null) return { kind: 'taken', attempt: news };
    const begun = await beginAttempt(tx, attempt, writeSummary(facts.live), now);
    if (begun.kind !== 'begun') return { kind: 'taken', attempt: begun.attempt };
    if (approval !== null && order.approvalId !== null) {
      const used = await useApproval(tx, order.approvalId, termsOf(order), now);
      // Whoever used it meanwhile left a call in the ledger, which was seen above.
      if (used === null) throw new Error('an approval has gone');
    }
    return { kind: 'begun', attempt, before: facts.live, left };
  });
}

/** Reads what there is to know, asks the guard, and writes the intent down. */
export async function begin(
  deps: ExecuteDeps,
  order: Order,
  { withApps, signal }: { readonly withApps: boolean; readonly signal: AbortSignal | undefined },
): Promise<Beginning | Held> {
  const facts = await readActionFacts(deps, order, { withApps, signal });
  signal?.throwIfAborted();
  const { now } = facts.guard;
  const { action, actor, origin, approvalId, entry } = order;
  const approval = approvalId === null ? null : await validApproval(deps.db, approvalId, termsOf(order), now);
  const decision = decide({ action, actor, origin, approval, entry }, facts.guard, policy);
  if (decision.kind === 'refused') return await holdBack(deps, order, facts, decision.refusal);
  return await writeIntent(deps, order, { facts, approval, left: decision.left });
}
