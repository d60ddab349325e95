import { HOUR, MINUTE } from '../clock.ts';
import type { PastAttempt } from './types.ts';

/** Down, overloaded or "something went wrong": over by itself. */
const DOWN = new Set([1, 2, 131000, 131016, 131057, 133004]);
const DOWN_SUBCODES = new Set([2494100]);
const DOWN_ENTRIES = new Set(['server-unavailable', 'generic']);
/** Maintenance of a minute, says Meta, while a number's speed is being raised. */
const SHORT = new Set([131057]);

/** Too many requests of the app or the account: over within the hour. */
const RATE = new Set([4, 17, 341, 613, 80007, 80008, 130429]);

const LONGEST = 2 * HOUR;

/** A failure that says nothing about the number: it may be gone the next time. */
export function isTransient({ state, code, subcode, entry }: PastAttempt): boolean {
  if (state === 'unknown') return true;
  if (state !== 'rejected' || isRateLimit({ code })) return false;
  if (code !== null && DOWN.has(code)) return true;
  return (subcode !== null && DOWN_SUBCODES.has(subcode)) || DOWN_ENTRIES.has(entry ?? '');
}

export function isRateLimit({ code }: Pick<PastAttempt, 'code'>): boolean {
  return code !== null && RATE.has(code);
}

/** After so long a pause failures no longer belong together. */
const PAUSE = 6 * HOUR;

/** The newest attempts, as long as each is one of those and none is far from the next; newest first. */
export function trailing(
  attempts: readonly PastAttempt[],
  test: (attempt: PastAttempt) => boolean,
): PastAttempt[] {
  const run: PastAttempt[] = [];
  for (const attempt of attempts.toReversed()) {
    const next = run.at(-1)?.startedAt ?? attempt.startedAt;
    if (!test(attempt) || next - attempt.startedAt > PAUSE) break;
    run.push(attempt);
  }
  return run;
}

/** Where a wait starts from: a minute after no answer, five after "not available" (Meta: short updates last five). */
function baseOf({ state, code }: PastAttempt): number {
  return state === 'unknown' || (code !== null && SHORT.has(code)) ? MINUTE : 5 * MINUTE;
}

/**
 * How long to leave Meta alone after failures that pass by themselves: twice as long after each.
 * @param run of such failures, newest first
 * @param random from 0 (the least that is decent, which the guard insists on) to 1 (twice that): draw it, so that
 * many numbers do not come back at the same moment
 */
export function backOff(run: readonly PastAttempt[], random: number): number {
  const [newest] = run;
  if (newest === undefined) return 0;
  const least = Math.min(baseOf(newest) * 2 ** (run.length - 1), LONGEST);
  return Math.round(least * (1 + random));
}
