import type { GraphReply } from '../envelope.ts';
import type { NumberAction } from '../state/reduce.ts';
import { type Call, fault, type Route, success } from './route.ts';

/** `POST /{id}/register` with `messaging_product` and `pin`. */
export const registerNumber: Route<'number'> = {
  method: 'POST',
  kind: 'number',
  edge: 'register',
  scope: 'whatsapp_business_messaging',
  answer: (call) => {
    const { messaging_product: product, pin } = call.request.parameters;
    if (product !== 'whatsapp' || pin === undefined) return fault(call.request, 'missing-parameter');
    const isDown = call.world.read().trouble === 'registration-down';
    return act(call, isDown ? { kind: 'register-while-down' } : { kind: 'register', pin });
  },
};

export const deregisterNumber: Route<'number'> = {
  method: 'POST',
  kind: 'number',
  edge: 'deregister',
  scope: 'whatsapp_business_messaging',
  answer: (call) => act(call, { kind: 'deregister' }),
};

/** The text message's code is drawn from the trace id, so that the page can show it. */
export const requestCode: Route<'number'> = {
  method: 'POST',
  kind: 'number',
  edge: 'request_code',
  scope: 'whatsapp_business_management',
  answer: (call) => {
    const { code_method: method, language } = call.request.parameters;
    if (language === undefined || (method !== 'SMS' && method !== 'VOICE')) {
      return fault(call.request, 'invalid-parameter');
    }
    return act(call, { kind: 'request-code', code: codeFrom(call.request.traceId) });
  },
};

export const verifyCode: Route<'number'> = {
  method: 'POST',
  kind: 'number',
  edge: 'verify_code',
  scope: 'whatsapp_business_management',
  answer: (call) => {
    const { code } = call.request.parameters;
    if (code === undefined) return fault(call.request, 'missing-parameter');
    return act(call, { kind: 'verify-code', code });
  },
};

/** `POST /{id}`: a new two-step PIN or a new display name. */
export const updateNumber: Route<'number'> = {
  method: 'POST',
  kind: 'number',
  edge: '',
  scope: 'whatsapp_business_management',
  answer: (call) => {
    const { pin, new_display_name: name } = call.request.parameters;
    if (pin !== undefined) return act(call, { kind: 'set-pin', pin });
    if (name !== undefined) return act(call, { kind: 'set-display-name', name });
    return fault(call.request, 'missing-parameter');
  },
};

function act({ world, request, target }: Call<'number'>, action: NumberAction): GraphReply {
  const step = world.act(target.number, action);
  if (step.fault === null) return success;
  return fault(
    request,
    step.fault,
    step.until === undefined ? {} : { retry: retryAdvice(step.until - world.clock()) },
  );
}

/** The wait in words; Meta puts it into the details of the error. */
function retryAdvice(wait: number): string {
  const seconds = Math.max(1, Math.ceil(wait / 1_000));
  if (seconds < 90) return `Try again in ${seconds} seconds.`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `Try again in ${minutes} minutes.` : `Try again in ${Math.ceil(minutes / 60)} hours.`;
}

function codeFrom(traceId: string): string {
  const sum = [...traceId].reduce((total, character) => (total * 31 + character.charCodeAt(0)) % 900_000, 7);
  return String(100_000 + sum);
}
