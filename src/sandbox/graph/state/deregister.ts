import {
  ATTEMPT_WINDOW,
  ATTEMPTS,
  type EmulatedNumber,
  isCoexisting,
  isRegistered,
  within,
} from './number.ts';
import { done, refused, type Step } from './step.ts';

/** `POST /{id}/deregister`: has its own ten tries in 72 hours; never for a number shared with the app. */
export function deregister(number: EmulatedNumber, now: number): Step {
  if (number.deregisterBlockedUntil !== null && now < number.deregisterBlockedUntil) {
    return refused(number, 'register-limit', number.deregisterBlockedUntil);
  }
  const tries = [...within(number.deregisterAt, ATTEMPT_WINDOW, now), now];
  const counted = { ...number, deregisterAt: tries };
  if (tries.length > ATTEMPTS) {
    const until = now + ATTEMPT_WINDOW;
    return refused({ ...counted, deregisterBlockedUntil: until }, 'register-limit', until);
  }
  if (isCoexisting(counted)) return refused(counted, 'deregister-coexistence');
  if (counted.incompleteDeregistration) return done(disconnected(counted));
  if (!isRegistered(counted)) return refused(counted, 'nothing-to-deregister');
  return done(disconnected(counted));
}

function disconnected(number: EmulatedNumber): EmulatedNumber {
  return {
    ...number,
    status: 'DISCONNECTED',
    platform: 'NOT_APPLICABLE',
    throughput: 'NOT_APPLICABLE',
    incompleteDeregistration: false,
  };
}
