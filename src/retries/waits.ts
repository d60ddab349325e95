import type { NextStep, Retry, WaitReason } from './types.ts';

type Life = Pick<Retry, 'startedAt' | 'deadlineAt'>;

/** Waits, at most to the deadline: there it looks once more. */
export function waitUntil({ deadlineAt }: Life, until: number, why: WaitReason): NextStep {
  return { kind: 'wait', until: Math.min(until, deadlineAt), why };
}

/** Waits for what opens at `until` and not before; where that is too late, it ends now. */
export function waitOrEnd({ deadlineAt }: Life, until: number, why: WaitReason): NextStep {
  return until >= deadlineAt ? { kind: 'end', why: 'deadline' } : { kind: 'wait', until, why };
}

/** How long until the next look: often at first, less often as the retry grows old. */
export function lookAgainAfter({ startedAt }: Life, now: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, (now - startedAt) / 10)));
}
