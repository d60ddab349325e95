import { DAY, HOUR } from '../clock.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { ActionName } from '../knowledge/schema.ts';
import type { GuardFacts, GuardRequest, PastAttempt, Refusal } from './types.ts';

/** What the live state allows. Whatever Meta did not tell, or told in a word that we do not know, allows nothing. */

/** Registered, even where it is limited otherwise. */
const REGISTERED = new Set(['CONNECTED', 'FLAGGED', 'RESTRICTED', 'RATE_LIMITED']);
const UNREGISTERED = new Set(['PENDING', 'DISCONNECTED', 'UNLINKED', 'UNVERIFIED']);
/** No call of ours brings it back. */
const GONE = new Set(['BANNED', 'DELETED', 'MIGRATED']);

const UNVERIFIED = new Set(['NOT_VERIFIED', 'UNVERIFIED', 'EXPIRED']);

/** A declined name and one under review do not keep a number from being registered. */
const NAME_REGISTERS = new Set(['APPROVED', 'AVAILABLE_WITHOUT_REVIEW', 'PENDING_REVIEW', 'DECLINED']);
const NAME_MISSING = new Set(['EXPIRED', 'NONE']);
const NAME_APPROVED = new Set(['APPROVED', 'AVAILABLE_WITHOUT_REVIEW']);

/** Meta shows the old state for a while after a registration, and a second one changes nothing then. */
const SETTLING = HOUR;

type Subject = {
  readonly number: PhoneNumber;
  readonly request: Pick<GuardRequest, 'action' | 'entry'>;
  readonly attempts: readonly PastAttempt[];
  readonly now: number;
};

type Look = (subject: Subject) => Refusal | null;

const COULD_NOT_TELL = { kind: 'could-not-tell' } as const;

/** Whether the number is registered on the Cloud API; null: could not tell. */
export function isRegistered({ status, platformType }: PhoneNumber): boolean | null {
  if (status === null) return null;
  if (UNREGISTERED.has(status) || platformType === 'ON_PREMISE') return false;
  if (status === 'LINKED' && platformType === 'NOT_APPLICABLE') return false;
  return REGISTERED.has(status) ? true : null;
}

/** Whether the ownership of the number is proved; null: could not tell. */
export function isVerified({ codeVerificationStatus: status }: PhoneNumber): boolean | null {
  if (status === 'VERIFIED') return true;
  return status !== null && UNVERIFIED.has(status) ? false : null;
}

/** A display name was asked for and approved; only registering again puts it into use. */
export function awaitsNewName({ newNameStatus }: PhoneNumber): boolean {
  return newNameStatus !== null && NAME_APPROVED.has(newNameStatus);
}

const refuseGone: Look = ({ number: { status } }) =>
  status !== null && GONE.has(status) ? { kind: 'wrong-state', status } : null;

/** A number that the Business app uses: the app decides, not we. That the app is not told of is no "no". */
const refuseInApp: Look = ({ number: { isOnBizApp, platformType } }) => {
  if (isOnBizApp === false || (isOnBizApp === null && platformType === 'NOT_APPLICABLE')) return null;
  if (isOnBizApp === null) return COULD_NOT_TELL;
  if (platformType === 'CLOUD_API') return { kind: 'coexistence' };
  return platformType === 'NOT_APPLICABLE' ? { kind: 'on-phone' } : COULD_NOT_TELL;
};

/** A registered number is registered again for two reasons only, and not twice in a row. */
const refuseRegistered: Look = ({ number, request, attempts, now }) => {
  const registered = isRegistered(number);
  if (registered === null) return COULD_NOT_TELL;
  if (!registered) return null;
  const isFresh = attempts.some(
    ({ action, state, startedAt }) =>
      action === 'register' && state === 'succeeded' && startedAt + SETTLING > now,
  );
  const hasReason = request.entry === 'incorrect-certificate' || awaitsNewName(number);
  return hasReason && !isFresh ? null : { kind: 'already-connected' };
};

const refuseUnverified: Look = ({ number }) => {
  const verified = isVerified(number);
  if (verified === null) return COULD_NOT_TELL;
  return verified ? null : { kind: 'not-verified' };
};

const refuseVerified: Look = ({ number }) => {
  const verified = isVerified(number);
  if (verified === null) return COULD_NOT_TELL;
  return verified ? { kind: 'already-verified' } : null;
};

const refuseName: Look = ({ number: { nameStatus } }) => {
  if (nameStatus === null) return COULD_NOT_TELL;
  if (NAME_MISSING.has(nameStatus)) return { kind: 'name-not-usable', status: nameStatus };
  return NAME_REGISTERS.has(nameStatus) ? null : COULD_NOT_TELL;
};

/**
 * An earlier deregistration of this number stopped half way, and nothing was carried through since.
 * @param entry of the case, which may tell what happened before our time
 */
export function isHalfDeregistered(
  entry: string | null,
  attempts: readonly PastAttempt[],
  now: number,
): boolean {
  const done = attempts.findLastIndex(
    ({ action, state }) => state === 'succeeded' && (action === 'deregister' || action === 'register'),
  );
  if (attempts.findLastIndex(({ code }) => code === 133000) > done) return true;
  const isMended = attempts.some(
    ({ action, state, startedAt }) =>
      action === 'deregister' && state === 'succeeded' && startedAt + DAY > now,
  );
  return entry === 'partial-deregister' && !isMended;
}

const refuseUnregistered: Look = ({ number }) => {
  const registered = isRegistered(number);
  if (registered === null) return COULD_NOT_TELL;
  return registered ? null : { kind: 'not-registered' };
};

const refuseNothingToEnd: Look = (subject) => {
  const refusal = refuseUnregistered(subject);
  const isHalf = isHalfDeregistered(subject.request.entry, subject.attempts, subject.now);
  return isHalf && refusal?.kind === 'not-registered' ? null : refusal;
};

const looks: Readonly<Record<ActionName, readonly Look[]>> = {
  register: [refuseGone, refuseInApp, refuseRegistered, refuseUnverified, refuseName],
  deregister: [refuseGone, refuseInApp, refuseNothingToEnd],
  'request-code': [refuseGone, refuseVerified],
  'verify-code': [refuseGone, refuseVerified],
  'set-pin': [refuseGone, refuseInApp, refuseUnregistered],
  'subscribe-webhooks': [],
};

/** Why the number's live state forbids the action; null: it does not. A state that could not be read forbids all. */
export function refuseForState(
  request: Pick<GuardRequest, 'action' | 'entry'>,
  { number, attempts, now }: Pick<GuardFacts, 'number' | 'attempts' | 'now'>,
): Refusal | null {
  if (number.kind === 'unknown') return COULD_NOT_TELL;
  for (const look of looks[request.action]) {
    const refusal = look({ number: number.value, request, attempts, now });
    if (refusal !== null) return refusal;
  }
  return null;
}
