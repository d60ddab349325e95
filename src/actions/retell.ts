import type { GraphApiError } from '../graph/errors.ts';
import { unknown } from '../graph/errors.ts';
import { BUDGET_CALLS, callsUsed } from '../guard/budget.ts';
import { policy } from '../guard/policy.ts';
import { findAttempt, finishAttempt, readBefore } from '../store/attempts.ts';
import type { ExecuteDeps } from './deps.ts';
import { actions } from './kinds/table.ts';
import type { LiveState } from './live-state.ts';
import { interrupted } from './outcome.ts';
import { readAttempts, readLive } from './read-facts.ts';
import { readSummary, writeSummary } from './summary.ts';
import type { Attempt, Execution } from './types.ts';

type Told = Extract<Execution, { kind: 'succeeded' | 'rejected' | 'unknown' }>;

type Seen = { readonly before: LiveState | null; readonly after: LiveState; readonly left: number | null };

/** Calls that the number has left of its budget; null: the action spends none. */
async function countLeft(deps: ExecuteDeps, { action, phoneNumberId }: Attempt): Promise<number | null> {
  const { budget } = policy[action];
  if (budget === null) return null;
  const used = callsUsed(await readAttempts(deps, phoneNumberId), budget, deps.clock());
  return Math.max(0, BUDGET_CALLS - used);
}

/** What is left of Meta's refusal once only the ledger knows of it. */
function errorOf({ code, subcode, details, fbtraceId }: Attempt): GraphApiError {
  const unkept = { type: null, userTitle: null, userMessage: null, transient: false };
  return { code: code ?? 0, subcode, message: details ?? '', details, fbtraceId, ...unkept };
}

function tell(attempt: Attempt, { before, after, left }: Seen): Told {
  const readings = { before: before?.number ?? unknown({ kind: 'stopped' }), after: after.number, left };
  switch (attempt.state) {
    case 'succeeded':
      return { kind: 'succeeded', attempt, ...readings };
    case 'rejected':
      return { kind: 'rejected', attempt, error: errorOf(attempt), entry: attempt.entry, ...readings };
    default: {
      const tookEffect = actions[attempt.action].tookEffect(before, after);
      return { kind: 'unknown', attempt, tookEffect, after: after.number, left };
    }
  }
}

/** Nothing was heard of the end of this call: the state is read, and it counts as spent. It is never made again. */
async function settle(deps: ExecuteDeps, attempt: Attempt, after: LiveState): Promise<Attempt> {
  const result = { ...interrupted, after: writeSummary(after) };
  await finishAttempt(deps.db, attempt.id, result, deps.clock());
  return (await findAttempt(deps.db, attempt.id)) ?? attempt;
}

/**
 * What came of an order that was begun before, by what the ledger says and the state just now. One whose end nobody
 * heard of is settled by that.
 */
export async function retell(deps: ExecuteDeps, attempt: Attempt, signal?: AbortSignal): Promise<Told> {
  const { db } = deps;
  const withApps = actions[attempt.action].readsApps === true;
  const after = await readLive(deps, attempt, { withApps, signal });
  signal?.throwIfAborted();
  const settled = attempt.state === 'calling' ? await settle(deps, attempt, after) : attempt;
  const before = readSummary(await readBefore(db, attempt.id), attempt.phoneNumberId);
  return tell(settled, { before, after, left: await countLeft(deps, attempt) });
}
