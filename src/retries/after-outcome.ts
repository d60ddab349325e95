import type { Execution } from '../actions/types.ts';
import type { Decision } from '../guard/types.ts';
import { isHuman, isPassing } from './causes.ts';
import type { NextStep, Retry } from './types.ts';

function byCause(retry: Retry, entry: string | null, guard: Decision): NextStep | null {
  if (entry === 'pin-mismatch') {
    const isLast = guard.kind === 'refused' && guard.refusal.kind === 'pin-streak';
    return { kind: 'ask', why: isLast ? 'needs-person' : 'needs-pin' };
  }
  if (entry === null) return { kind: 'end', why: 'cause-changed' };
  if (isHuman(entry)) return { kind: 'ask', why: 'needs-person' };
  return isPassing(entry) || entry === retry.entry ? null : { kind: 'end', why: 'cause-changed' };
}

/**
 * What follows from a try that Meta refused: a person has to help, or the cause is another one now; null: only time
 * can tell. With the tries used up there is nothing to wait or to ask for.
 */
export function afterOutcome(retry: Retry, execution: Execution | null, guard: Decision): NextStep | null {
  if (execution?.kind !== 'rejected') return null;
  const step = byCause(retry, execution.entry, guard);
  const isOver = retry.tries >= retry.maxTries && step?.kind !== 'end';
  return isOver ? { kind: 'end', why: 'tries-used' } : step;
}
