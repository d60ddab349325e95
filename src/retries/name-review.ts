import { HOUR, MINUTE } from '../clock.ts';
import type { GuardFacts } from '../guard/types.ts';
import type { NextStep, Retry } from './types.ts';
import { lookAgainAfter, waitUntil } from './waits.ts';

/** The review that counts: that of the new name, or where none was asked for, that of the first. */
function reviewOf({ number }: GuardFacts): string | null {
  if (number.kind === 'unknown') return null;
  const { nameStatus, newNameStatus } = number.value;
  return newNameStatus === null || newNameStatus === 'NONE' ? nameStatus : newNameStatus;
}

/** What to do while Meta reviews a display name, which takes days; null: it is usable, or nothing is known. */
export function awaitName(retry: Retry, facts: GuardFacts): NextStep | null {
  if (retry.entry !== 'display-name' || retry.action !== 'register') return null;
  const review = reviewOf(facts);
  if (review === 'DECLINED') return { kind: 'ask', why: 'needs-person' };
  if (review !== 'PENDING_REVIEW') return null;
  const after = lookAgainAfter(retry, facts.now, 15 * MINUTE, 2 * HOUR);
  return waitUntil(retry, facts.now + after, 'name-review');
}
