import { approvalMessage, type ProposalState } from '../../answer/approval-message.ts';
import { approvalPresses } from '../../answer/press-ids.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { approvalNotes } from '../../answer/texts-approvals.ts';
import { policy } from '../../guard/policy.ts';
import { hasRole } from '../../guard/roles.ts';
import {
  type ApprovalDecided,
  type ApprovalDecision,
  decideApproval,
  type Proposal,
} from '../../store/approvals.ts';
import { claimLookup } from '../../store/lookups.ts';
import { type NewMessage, planMessage } from '../../store/outbox.ts';
import type { Button, Click } from '../buttons/button.ts';
import type { WorkDeps } from '../work/deps.ts';
import { releaseButtons } from './claim.ts';
import { findRole } from './find-role.ts';
import { notePressed } from './pressed-note.ts';
import { approvalPurpose, findProposed, type Proposed } from './propose.ts';
import { carryOut } from './run-order.ts';
import { tell, type Work } from './tell.ts';

type Verdict = 'approved' | 'declined';

/** The question, with what became of it in the place of its buttons. */
function decidedMessage(
  { draft, action, by }: Proposed,
  proposal: Proposal,
  state: ProposalState,
  now: number,
): NewMessage {
  const { channel, threadTs, number } = draft;
  const { id, expiresAt } = proposal;
  const target = approvalPurpose(id);
  const payload = approvalMessage({ id, action, number, by, expiresAt }, state, now);
  return { op: 'update', purpose: `${target}:${state.kind}`, target, channel, threadTs, payload };
}

/** Nothing comes of it: what was typed is forgotten, and the first buttons come back. */
async function drop({ deps }: Work, { draft, secretId }: Proposed, id: string): Promise<NewMessage[]> {
  if (secretId !== null) await deps.actions.sealed.drop(deps.db, secretId);
  const wasOurs = await releaseButtons(deps.db, draft, id);
  return wasOurs ? await notePressed(deps.db, draft, id, 'back', null) : [];
}

async function approve(work: Work, proposed: Proposed, id: string): Promise<void> {
  const { deps } = work;
  const { draft, action, by, secretId, secretKind, method, language } = proposed;
  const secret = secretId === null ? null : await deps.actions.sealed.look(deps.db, secretId);
  const isSecretLost = secretId !== null && secret === null;
  const input = {
    ...(secret === null || secretKind === null ? {} : { [secretKind]: secret }),
    ...(method === null ? {} : { method }),
    ...(language === null ? {} : { language }),
  };
  const at = deps.actions.clock();
  await carryOut({
    work,
    draft,
    action,
    orderId: id,
    user: by,
    at,
    approvalId: id,
    input,
    secretId,
    isSecretLost,
  });
}

async function settle(work: Work, proposed: Proposed, decided: ApprovalDecided, by: string): Promise<void> {
  const { deps } = work;
  const now = deps.actions.clock();
  if (decided.kind === 'missing') return await tell(work, approvalNotes.gone);
  const { proposal } = decided;
  const { id, state } = proposal;
  switch (decided.kind) {
    case 'own':
      return await tell(work, approvalNotes.own);
    case 'decided':
      return await tell(work, approvalNotes.used);
    case 'expired': {
      const message = decidedMessage(proposed, proposal, { kind: 'expired' }, now);
      return await tell(work, approvalNotes.expired, {
        messages: [message, ...(await drop(work, proposed, id))],
      });
    }
    case 'done': {
      const verdict: Verdict = state === 'declined' ? 'declined' : 'approved';
      const message = decidedMessage(proposed, proposal, { kind: verdict, by, at: now }, now);
      await planMessage(deps.db, message, deps.clock());
      deps.kick();
      if (verdict === 'approved') return await approve(work, proposed, id);
      return await tell(work, approvalNotes.declined, { messages: await drop(work, proposed, id) });
    }
  }
}

/** The proposer may take it back; otherwise it takes the role that the policy wants of the second person. */
function mayDecide(
  proposed: Proposed,
  verdict: Verdict,
  user: string,
  role: Parameters<typeof hasRole>[0],
): boolean {
  if (verdict === 'declined' && user === proposed.by) return true;
  return hasRole(role, policy[proposed.action].approval ?? 'approver');
}

/** The first click decides. Worked off again after a crash, it finds that it has decided, and goes on from there. */
async function decide(work: Work, proposed: Proposed, id: string, decision: ApprovalDecision) {
  const { deps, job } = work;
  const now = deps.actions.clock();
  const mine = { key: job.key };
  const first = await claimLookup(deps.db, `decided:${id}`, mine, job.user, now);
  if (JSON.stringify(first) !== JSON.stringify(mine)) return await tell(work, approvalNotes.used);
  const decided = await decideApproval(deps.db, id, decision, now);
  const isRepeated = decided.kind === 'decided' && decided.proposal.decidedBy === decision.by;
  await settle(
    work,
    proposed,
    isRepeated ? { kind: 'done', proposal: decided.proposal } : decided,
    decision.by,
  );
}

async function onDecide(deps: WorkDeps, click: Click, eventId: number, verdict: Verdict): Promise<void> {
  const work: Work = { deps, job: click, eventId };
  const { user, value: id } = click;
  const proposed = await findProposed(deps.db, id);
  if (proposed === null) return await tell(work, approvalNotes.gone);
  const role = await findRole(deps, user);
  if (role === null) return await tell(work, pressNotes.noRole);
  if (!mayDecide(proposed, verdict, user, role)) return await tell(work, approvalNotes.role);
  if (verdict === 'approved' && user === proposed.by) return await tell(work, approvalNotes.own);
  await decide(work, proposed, id, { by: user, verdict });
}

export const approveButton: Button = {
  name: approvalPresses.approve,
  press: (deps, click, eventId) => onDecide(deps, click, eventId, 'approved'),
};

export const declineButton: Button = {
  name: approvalPresses.decline,
  press: (deps, click, eventId) => onDecide(deps, click, eventId, 'declined'),
};
