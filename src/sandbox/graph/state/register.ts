import {
  ATTEMPT_WINDOW,
  ATTEMPTS,
  DELETION_WAIT,
  type EmulatedNumber,
  isCoexisting,
  isHeld,
  PIN_LOCK,
  PIN_PACE,
  PIN_TRIES,
  within,
} from './number.ts';
import { done, refused, type Step } from './step.ts';

/** `POST /{id}/register`: counts the try, then refuses for the first reason that holds. */
export function register(number: EmulatedNumber, pin: string, now: number): Step {
  if (!/^\d{6}$/.test(pin)) return refused(number, 'pin-format');
  const counted = countTry(number, now);
  if (counted.registerBlockedUntil !== null && now < counted.registerBlockedUntil) {
    return refused(counted, 'register-limit', counted.registerBlockedUntil);
  }
  if (isCoexisting(counted)) return done(counted);
  return refuseForState(counted, now) ?? tryPin(counted, pin, now);
}

/** `POST /{id}/register` while registration is down for everybody: the try counts all the same. */
export function registerWhileDown(number: EmulatedNumber, now: number): Step {
  return refused(countTry(number, now), 'server-unavailable');
}

function countTry(number: EmulatedNumber, now: number): EmulatedNumber {
  const tries = [...within(number.registerAt, ATTEMPT_WINDOW, now), now];
  const blocked = number.registerBlockedUntil !== null && now < number.registerBlockedUntil;
  if (blocked || tries.length <= ATTEMPTS) return { ...number, registerAt: tries };
  return { ...number, registerAt: tries, registerBlockedUntil: now + ATTEMPT_WINDOW };
}

function refuseForState(number: EmulatedNumber, now: number): Step | null {
  if (number.status === 'DELETED') return refused(number, 'number-gone');
  if (number.deletedAt !== null && now < number.deletedAt + DELETION_WAIT) {
    return refused(number, 'recently-deleted', number.deletedAt + DELETION_WAIT);
  }
  if (number.status === 'BANNED') return refused(number, 'account-locked');
  if (isHeld(number, now)) return refused(number, 'held-elsewhere');
  if (number.foreignTwoStep) return refused(number, 'two-step-on');
  if (number.codeVerification !== 'VERIFIED') {
    return refused(number, number.migrating ? 'ownership-unconfirmed' : 'reverify-needed');
  }
  if (number.incompleteDeregistration) return refused(number, 'incomplete-deregistration');
  if (number.nameStatus === 'EXPIRED' || number.nameStatus === 'NONE')
    return refused(number, 'name-unusable');
  return null;
}

function tryPin(number: EmulatedNumber, pin: string, now: number): Step {
  if (number.pinLockedUntil !== null && now < number.pinLockedUntil) {
    return refused(number, 'pin-locked', number.pinLockedUntil);
  }
  if (number.pin === null || number.pin === pin) return done(connected(number, pin));
  const wrong = within(number.wrongPinAt, PIN_LOCK, now);
  const last = wrong.at(-1);
  if (last !== undefined && now < last + PIN_PACE) return refused(number, 'pin-too-fast', last + PIN_PACE);
  const after = { ...number, wrongPinAt: [...wrong, now] };
  if (after.wrongPinAt.length < PIN_TRIES) return refused(after, 'pin-mismatch');
  return refused({ ...after, pinLockedUntil: now + PIN_LOCK }, 'pin-locked', now + PIN_LOCK);
}

/** A display name that was approved comes into use. */
function nameOf(number: EmulatedNumber): Partial<EmulatedNumber> {
  if (number.newDisplayName === null || number.newNameStatus !== 'APPROVED') return {};
  return {
    verifiedName: number.newDisplayName,
    nameStatus: 'APPROVED',
    newDisplayName: null,
    newNameStatus: null,
  };
}

function connected(number: EmulatedNumber, pin: string): EmulatedNumber {
  return {
    ...number,
    status: 'CONNECTED',
    platform: 'CLOUD_API',
    throughput: number.throughput === 'NOT_APPLICABLE' ? 'STANDARD' : number.throughput,
    accountMode: 'LIVE',
    holder: 'nobody',
    release: null,
    migrating: false,
    deletedAt: null,
    certificateSpoilt: false,
    ...nameOf(number),
    pin,
    wrongPinAt: [],
    pinLockedUntil: null,
  };
}
