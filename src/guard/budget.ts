import { HOUR, MINUTE } from '../clock.ts';
import type { Budget } from './policy.ts';
import type { PastAttempt, Refusal } from './types.ts';

/** Register and deregister each allow this many calls of a number; the next one gets 133016, and 72 hours of block. */
export const BUDGET_CALLS = 10;
/** Of these, only an approver may spend the last ones. */
export const BUDGET_RESERVE = 2;
/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration */
const META_WINDOW = 72 * HOUR;
/** Meta counts from when it saw the call, and its clock is not ours: a call counts for us a minute longer. */
export const BUDGET_WINDOW = META_WINDOW + MINUTE;

/** When the calls that still count were begun, oldest first. Failed, unanswered and interrupted ones count as well. */
function countedCalls(attempts: readonly PastAttempt[], budget: Budget, now: number): number[] {
  return attempts
    .filter(({ action, startedAt }) => action === budget && startedAt + BUDGET_WINDOW > now)
    .map(({ startedAt }) => startedAt)
    .toSorted((a, b) => a - b);
}

/** Calls of ten that Meta's moving window still holds. */
export function callsUsed(attempts: readonly PastAttempt[], budget: Budget, now: number): number {
  return countedCalls(attempts, budget, now).length;
}

/** Refuses the call that would be one too many; null: there is room. `until` is when just enough calls have aged. */
export function refuseForBudget(
  attempts: readonly PastAttempt[],
  budget: Budget,
  now: number,
  maySpendReserve: boolean,
): Extract<Refusal, { kind: 'budget' }> | null {
  const calls = countedCalls(attempts, budget, now);
  const used = calls.length;
  const allowed = maySpendReserve ? BUDGET_CALLS : BUDGET_CALLS - BUDGET_RESERVE;
  const last = calls[used - allowed];
  if (last === undefined) return null;
  const isReserve = used < BUDGET_CALLS;
  return { kind: 'budget', action: budget, used, allowed, until: last + BUDGET_WINDOW, isReserve };
}
