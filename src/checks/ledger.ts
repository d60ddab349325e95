import {
  callingText,
  ledgerLabels as labels,
  ledgerText,
  retryingText,
} from '../answer/texts-status-ledger.ts';
import { BUDGET_CALLS, BUDGET_RESERVE, callsUsed, refuseForBudget } from '../guard/budget.ts';
import type { Budget } from '../guard/policy.ts';
import { combine, type Line } from './compose.ts';
import type { Ledger, StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { REGISTRATION_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'ledger', side: 'us', source: REGISTRATION_SOURCE } as const;

function budgetLine({ attempts }: Ledger, budget: Budget, now: number): Line {
  const full = refuseForBudget(attempts, budget, now, true);
  const used = callsUsed(attempts, budget, now);
  const limits = { allowed: BUDGET_CALLS, reserve: BUDGET_RESERVE, opensAt: full?.until ?? null, now };
  return [labels[budget], ledgerText({ used, ...limits })];
}

/** The call on its way, else the retry that is to make one. */
function runningWords({ attempts, retry }: Ledger, now: number): string | null {
  const calling = attempts.find(({ state }) => state === 'calling');
  if (calling !== undefined) return callingText(calling.action, calling.startedAt, now);
  return retry === null ? null : retryingText(retry.action, retry.state, retry.dueAt, now);
}

/** What we have done to the number ourselves: how much of the two budgets is used, and what runs now. */
export function checkLedger({ ledger, now }: StatusFacts): Finding {
  return withReading(FRAME.check, ledger, (value) => {
    const running = runningWords(value, now);
    const hasDeregistered = callsUsed(value.attempts, 'deregister', now) > 0;
    const finding = combine(FRAME, [
      budgetLine(value, 'register', now),
      ...(hasDeregistered ? [budgetLine(value, 'deregister', now)] : []),
      ...(running === null ? [] : [[labels.running, { verdict: 'ok', says: running }] satisfies Line]),
    ]);
    if (running === null) return finding;
    return { ...finding, summary: `${finding.summary} ${labels.running}: ${running}.` };
  });
}
