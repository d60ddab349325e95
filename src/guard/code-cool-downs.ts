import { HOUR, MINUTE } from '../clock.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { trailing } from './transient.ts';
import type { CoolDown, PastAttempt } from './types.ts';

/** Waits of verification codes; https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/errors */

/** "About 12 hours" after too many guesses; after too many requests it was seen to last from hours to two days. */
const LOCK = 12 * HOUR;
const LONGEST = 48 * HOUR;
/** A code could not be sent. */
const UNSENT = HOUR;
/** A code takes a while to arrive, and only the newest is valid. */
const UNDERWAY = MINUTE;

const TOO_MANY = 'otp-too-many-attempts';
const TOO_MANY_REQUESTS = new Set([2388367, 2494158]);
const TOO_MANY_GUESSES = 2388364;
const NOT_SENT = 2388091;

function isTooMany({ state, subcode, entry }: PastAttempt): boolean {
  if (state !== 'rejected') return false;
  return entry === TOO_MANY || (subcode !== null && TOO_MANY_REQUESTS.has(subcode));
}

function isLockedOut({ action, state, subcode, entry }: PastAttempt): boolean {
  if (action !== 'verify-code' || state !== 'rejected') return false;
  return entry === TOO_MANY || (entry === null && subcode === TOO_MANY_GUESSES);
}

function isUnsent({ state, subcode, entry }: PastAttempt): boolean {
  return state === 'rejected' && (subcode === NOT_SENT || entry === 'otp-send-failed');
}

function requestWait(run: readonly PastAttempt[], newest: PastAttempt): number {
  if (run.length > 0) return Math.min(LONGEST, LOCK * 2 ** (run.length - 1));
  if (isUnsent(newest)) return UNSENT;
  return newest.state === 'succeeded' ? UNDERWAY : 0;
}

function afterRequests(attempts: readonly PastAttempt[]): CoolDown[] {
  const requests = attempts.filter(({ action }) => action === 'request-code');
  const newest = requests.at(-1);
  if (newest === undefined) return [];
  const wait = requestWait(trailing(requests, isTooMany), newest);
  return [{ cause: 'code-requests', until: newest.startedAt + wait }];
}

function afterGuesses(attempts: readonly PastAttempt[]): CoolDown[] {
  return attempts
    .filter(isLockedOut)
    .map(({ startedAt }) => ({ cause: 'code-guesses', until: startedAt + LOCK }));
}

/** What holds back requesting or entering a code. Too many guesses stop both; too many requests only requesting. */
export function codeCoolDowns(action: ActionName, attempts: readonly PastAttempt[]): CoolDown[] {
  if (action === 'verify-code') return afterGuesses(attempts);
  return action === 'request-code' ? [...afterGuesses(attempts), ...afterRequests(attempts)] : [];
}
