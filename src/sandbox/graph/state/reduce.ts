import { type ControlName, controls } from './controls.ts';
import { deregister } from './deregister.ts';
import type { EmulatedNumber } from './number.ts';
import { register, registerWhileDown } from './register.ts';
import { done, type Step } from './step.ts';
import { requestCode, setPin, verifyCode } from './verification.ts';

export type NumberAction =
  | { readonly kind: 'register'; readonly pin: string }
  | { readonly kind: 'register-while-down' }
  | { readonly kind: 'deregister' }
  | { readonly kind: 'request-code'; readonly code: string }
  | { readonly kind: 'verify-code'; readonly code: string }
  | { readonly kind: 'set-pin'; readonly pin: string }
  | { readonly kind: 'set-display-name'; readonly name: string }
  | { readonly kind: 'control'; readonly control: ControlName };

/** The whole life of a number: a state, what is done to it, the time; out comes the next state. Pure. */
export function reduceNumber(number: EmulatedNumber, action: NumberAction, now: number): Step {
  switch (action.kind) {
    case 'register':
      return register(number, action.pin, now);
    case 'register-while-down':
      return registerWhileDown(number, now);
    case 'deregister':
      return deregister(number, now);
    case 'request-code':
      return requestCode(number, action.code, now);
    case 'verify-code':
      return verifyCode(number, action.code, now);
    case 'set-pin':
      return setPin(number, action.pin);
    case 'set-display-name':
      return done({ ...number, newDisplayName: action.name, newNameStatus: 'PENDING_REVIEW' });
    case 'control':
      return done(controls[action.control].apply(number, now));
  }
}
