import { BUDGET_CALLS, BUDGET_RESERVE, callsUsed, refuseForBudget } from './budget.ts';
import { coolDowns } from './cool-downs.ts';
import { refuseForState } from './live.ts';
import { refuseForPins } from './pin-streak.ts';
import type { ActionPolicy, Policy } from './policy.ts';
import { hasRole } from './roles.ts';
import type { Decision, GuardFacts, GuardRequest, Refusal } from './types.ts';

function refuseForPerson(request: GuardRequest, { role, automatic }: ActionPolicy): Refusal | null {
  const has = request.actor.role;
  if (!hasRole(has, role)) return { kind: 'role', needed: role, has };
  return request.origin === 'retry' && !automatic ? { kind: 'never-automatic' } : null;
}

/** One call at a time on a number, whichever. One of which nothing is known yet is still running. */
function refuseForRunning({ attempts }: GuardFacts): Refusal | null {
  const running = attempts.findLast(({ state }) => state === 'calling');
  if (running === undefined) return null;
  return { kind: 'running', action: running.action, by: running.by, since: running.startedAt };
}

/** A person may know that the trouble is not theirs; a retry waits until it is over. */
function refuseForOutage({ origin }: GuardRequest, { incidents }: GuardFacts): Refusal | null {
  if (origin !== 'retry' || incidents.kind === 'unknown') return null;
  const [incident] = incidents.value;
  return incident === undefined ? null : { kind: 'outage', title: incident.title };
}

/** A retry acts on its own, so it never spends what is kept for an approver. */
function maySpendReserve({ actor, origin }: GuardRequest): boolean {
  return origin === 'person' && hasRole(actor.role, 'approver');
}

/** Of everything that only time ends, what ends last: who comes back then is not sent away again. */
function refuseForTime(request: GuardRequest, facts: GuardFacts, policy: ActionPolicy): Refusal | null {
  const { attempts, milestones, now } = facts;
  const [coolDown] = coolDowns(request.action, facts);
  const budget =
    policy.budget === null ? null : refuseForBudget(attempts, policy.budget, now, maySpendReserve(request));
  const pins = request.action === 'register' ? refuseForPins(attempts, milestones, now) : null;
  const waits = [
    ...(pins === null ? [] : [pins]),
    ...(budget === null ? [] : [budget]),
    ...(coolDown === undefined ? [] : [{ kind: 'cool-down' as const, ...coolDown }]),
  ];
  return waits.toSorted((a, b) => b.until - a.until)[0] ?? null;
}

/** A second person agreed, to just this, for whoever asks now, not long ago. */
function refuseForApproval(request: GuardRequest, { now }: GuardFacts, policy: ActionPolicy): Refusal | null {
  if (policy.approval === null) return null;
  const { approval, actor } = request;
  const isGiven =
    approval !== null &&
    approval.by !== approval.proposedBy &&
    approval.proposedBy === actor.user &&
    now < approval.expiresAt;
  return isGiven ? null : { kind: 'approval', needed: policy.approval };
}

/**
 * May this be done to this number now? Pure; asked when the call is about to be made, with facts read just before.
 * The approval is looked at last, so that nobody is asked to approve what is refused anyway.
 */
export function decide(request: GuardRequest, facts: GuardFacts, policies: Policy): Decision {
  const policy = policies[request.action];
  const refusal =
    refuseForPerson(request, policy) ??
    refuseForRunning(facts) ??
    refuseForState(request, facts) ??
    refuseForOutage(request, facts) ??
    refuseForTime(request, facts, policy) ??
    refuseForApproval(request, facts, policy);
  if (refusal !== null) return { kind: 'refused', refusal };
  if (policy.budget === null) return { kind: 'allowed', left: null, spendsReserve: false };
  const left = BUDGET_CALLS - callsUsed(facts.attempts, policy.budget, facts.now) - 1;
  return { kind: 'allowed', left, spendsReserve: left < BUDGET_RESERVE };
}
