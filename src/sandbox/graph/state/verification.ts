import {
  CODE_LOCK,
  CODE_REQUESTS,
  CODE_TRIES,
  CODE_WINDOW,
  type EmulatedNumber,
  isRegistered,
  within,
} from './number.ts';
import { done, refused, type Step } from './step.ts';

/** `POST /{id}/request_code`: `code` is what the text message will say. */
export function requestCode(number: EmulatedNumber, code: string, now: number): Step {
  if (number.codeVerification === 'VERIFIED') return refused(number, 'already-verified');
  const asked = within(number.codeRequestedAt, CODE_WINDOW, now);
  if (asked.length >= CODE_REQUESTS) return refused(number, 'code-volume');
  return done({ ...number, codeRequestedAt: [...asked, now], oneTimeCode: { code, wrongTries: 0 } });
}

/** `POST /{id}/verify_code`. */
export function verifyCode(number: EmulatedNumber, code: string, now: number): Step {
  if (number.codeLockedUntil !== null && now < number.codeLockedUntil) {
    return refused(number, 'code-too-many-tries', number.codeLockedUntil);
  }
  const sent = number.oneTimeCode;
  if (sent === null) return refused(number, 'code-wrong');
  if (sent.code === code) {
    return done({ ...number, codeVerification: 'VERIFIED', oneTimeCode: null, codeLockedUntil: null });
  }
  const wrongTries = sent.wrongTries + 1;
  if (wrongTries < CODE_TRIES)
    return refused({ ...number, oneTimeCode: { ...sent, wrongTries } }, 'code-wrong');
  const until = now + CODE_LOCK;
  return refused({ ...number, oneTimeCode: null, codeLockedUntil: until }, 'code-too-many-tries', until);
}

/** `POST /{id}` with a `pin`: replaces the two-step PIN without asking for the old one. */
export function setPin(number: EmulatedNumber, pin: string): Step {
  if (!/^\d{6}$/.test(pin)) return refused(number, 'pin-format');
  if (!isRegistered(number)) return refused(number, 'not-registered');
  return done({ ...number, pin, wrongPinAt: [], pinLockedUntil: null });
}
