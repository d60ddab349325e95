import type { Milestone } from '../../guard/types.ts';
import { lastRefusedFor, type Situation } from '../situation.ts';

/** Refusals that say that somebody still holds the number, or that its two-step verification is still on. */
const HELD = ['number-linked', 'cannot-create-certificate', 'pin-mismatch', 'pin-attempts'];

/** Nobody said that it is done, or Meta refused again after that. */
export function isStillToDo(situation: Situation, milestone: Milestone['kind']): boolean {
  const done = situation.milestones.findLast(({ kind }) => kind === milestone)?.at;
  return done === undefined || (lastRefusedFor(situation, HELD) ?? 0) > done;
}
