import type { ActionName } from '../../knowledge/schema.ts';
import type { Action } from './action.ts';
import { deregister } from './deregister.ts';
import { register } from './register.ts';
import { requestCode } from './request-code.ts';
import { setPin } from './set-pin.ts';
import { subscribeWebhooks } from './subscribe-webhooks.ts';
import { verifyCode } from './verify-code.ts';

/** Every call that changes a number. */
export const actions: Readonly<Record<ActionName, Action>> = {
  register,
  deregister,
  'request-code': requestCode,
  'verify-code': verifyCode,
  'set-pin': setPin,
  'subscribe-webhooks': subscribeWebhooks,
};
