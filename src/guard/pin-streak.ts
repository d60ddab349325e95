import { DAY } from '../clock.ts';
import type { Milestone, PastAttempt, Refusal } from './types.ts';

/** Meta locks a number after "a few" wrong PINs and names no figure; the fourth is not for us to find out. */
const SAFE_PINS = 3;
/** How long a wrong PIN is held against the next one. */
const MEMORY = DAY;

const WRONG_PIN = 133005;
/** A PIN that is not six digits is refused before it is compared. */
const BAD_FORMAT = 2388092;

function isWrongPin({ state, code, subcode, entry }: PastAttempt): boolean {
  if (state !== 'rejected' || subcode === BAD_FORMAT) return false;
  return code === WRONG_PIN || entry === 'pin-mismatch';
}

/** A PIN that fitted, a new one, or none at all: what was guessed before no longer counts. */
function startsAfresh({ action, state }: PastAttempt): boolean {
  return state === 'succeeded' && (action === 'register' || action === 'set-pin');
}

/**
 * When the wrong PINs were given that still count, oldest first. A call without an answer may have been one more; it
 * counts once the PIN is in doubt.
 */
function wrongPins(
  attempts: readonly PastAttempt[],
  milestones: readonly Milestone[],
  now: number,
): number[] {
  const off = milestones.filter(({ kind }) => kind === 'two-step-off').map(({ at }) => at);
  const since = attempts
    .slice(attempts.findLastIndex(startsAfresh) + 1)
    .filter(({ action, startedAt }) => action === 'register' && startedAt > Math.max(0, ...off));
  const doubt = since.findIndex(isWrongPin);
  if (doubt < 0) return [];
  return since
    .slice(doubt)
    .filter((attempt) => isWrongPin(attempt) || attempt.state === 'unknown')
    .map(({ startedAt }) => startedAt)
    .filter((startedAt) => startedAt + MEMORY > now);
}

/** How many wrong PINs Meta still forgives, as far as we know. */
export function safePins(
  attempts: readonly PastAttempt[],
  milestones: readonly Milestone[],
  now: number,
): number {
  return Math.max(0, SAFE_PINS - wrongPins(attempts, milestones, now).length);
}

/** Refuses the guess that may lock the number; null: it is safe. */
export function refuseForPins(
  attempts: readonly PastAttempt[],
  milestones: readonly Milestone[],
  now: number,
): Extract<Refusal, { kind: 'pin-streak' }> | null {
  const wrong = wrongPins(attempts, milestones, now);
  const last = wrong[wrong.length - SAFE_PINS];
  return last === undefined ? null : { kind: 'pin-streak', wrong: wrong.length, until: last + MEMORY };
}
