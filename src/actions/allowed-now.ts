import { unknown } from '../graph/errors.ts';
import { refuseForBudget } from '../guard/budget.ts';
import { coolDowns } from '../guard/cool-downs.ts';
import { decide } from '../guard/decide.ts';
import { refuseForPins } from '../guard/pin-streak.ts';
import { policy } from '../guard/policy.ts';
import type { ActionName } from '../knowledge/schema.ts';
import type { Situation } from './situation.ts';

/** `wait`: only time keeps it from being done. */
export type Verdict = 'yes' | 'wait' | 'no';

/** Stands for the two people who may do anything: who really asks is seen when they do. */
const ANYBODY = { user: 'anybody', role: 'approver' } as const;
const SOMEBODY_ELSE = { by: 'somebody else', proposedBy: ANYBODY.user, expiresAt: Number.POSITIVE_INFINITY };

const PASSING = new Set(['cool-down', 'budget', 'pin-streak', 'running', 'outage']);

/** What we know without the live state: the ledger alone may say that it is too early. */
function byHistory({ attempts, milestones, now }: Situation, action: ActionName): Verdict {
  const { budget } = policy[action];
  const isTooEarly =
    coolDowns(action, { attempts, milestones, now }).length > 0 ||
    (budget !== null && refuseForBudget(attempts, budget, now, true) !== null) ||
    (action === 'register' && refuseForPins(attempts, milestones, now) !== null);
  return isTooEarly ? 'wait' : 'yes';
}

/** Whether the guard would let the right person do it now. */
export function allowedNow(situation: Situation, action: ActionName): Verdict {
  const { live, entry, attempts, milestones, now } = situation;
  if (live === null) return byHistory(situation, action);
  const decision = decide(
    { action, actor: ANYBODY, origin: 'person', approval: SOMEBODY_ELSE, entry: entry?.id ?? null },
    { now, number: live.number, attempts, milestones, incidents: unknown({ kind: 'stopped' }) },
    policy,
  );
  if (decision.kind === 'allowed') return 'yes';
  return PASSING.has(decision.refusal.kind) ? 'wait' : 'no';
}
