import { isSeenRegistered, type Situation, seenNumber, usefulness, wants } from './situation.ts';

const IN_REVIEW = 'PENDING_REVIEW';

/** A display name is being reviewed, and registering is worth something only afterwards. */
function waitsForName(situation: Situation): boolean {
  const number = seenNumber(situation);
  if (situation.entry?.id !== 'display-name' || number === null) return false;
  return number.newNameStatus === IN_REVIEW || number.nameStatus === IN_REVIEW;
}

/** Time is what the error needs: not a code, which somebody has to ask for. */
function needsTime({ entry }: Situation): boolean {
  return entry !== null && entry.waits.length > 0 && !entry.actions.includes('request-code');
}

/**
 * How much "retry when possible" would help; null: not at all.
 * @param mustWait registering would help, and only time keeps it from being allowed
 */
export function offerRetry(situation: Situation, mustWait: boolean): number | null {
  const { entry } = situation;
  if (waitsForName(situation)) return usefulness.first;
  if (isSeenRegistered(situation) === true) return mustWait ? usefulness.first : null;
  if (entry !== null && !wants(situation, 'register')) return null;
  if (mustWait) return usefulness.first;
  if (entry === null) return null;
  return needsTime(situation) ? usefulness.good + 5 : usefulness.later - 5;
}
