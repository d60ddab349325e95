import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import { signRequest } from './sign.ts';

/** What the bot answered; `status` 0 when it did not answer in time or at all. */
export type Delivery = { readonly status: number; readonly body: string };

export type Courier = {
  /** Interactions and commands: sent once, whatever comes of it. */
  readonly sendForm: (form: URLSearchParams) => Promise<Delivery>;
  /** Events: sent again up to three times when the bot does not take them. */
  readonly sendEvent: (envelope: unknown) => Promise<Delivery>;
  readonly stop: () => void;
};

export type CourierOptions = {
  /** Where the bot listens for Slack, e.g. `http://127.0.0.1:3000/slack/events`. */
  readonly botUrl: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  /** Milliseconds before each resend; Slack's are at once, a minute, five minutes. */
  readonly resendAfter?: readonly number[];
};

const ACKNOWLEDGE_WITHIN = 3 * SECOND;
const RESEND_AFTER = [0, MINUTE, 5 * MINUTE];

/** Carries signed requests to the bot the way Slack does. */
export function createCourier(options: CourierOptions): Courier {
  const { resendAfter = RESEND_AFTER } = options;
  const stopped = new AbortController();
  const send = (body: string, type: string, headers: Record<string, string> = {}) =>
    post(options, stopped.signal, body, { 'content-type': type, ...headers });
  const sendEvent = async (envelope: unknown): Promise<Delivery> => {
    const body = JSON.stringify(envelope);
    let delivery = await send(body, 'application/json');
    for (const [index, wait] of resendAfter.entries()) {
      if (isTaken(delivery) || !(await pause(wait, stopped.signal))) break;
      const reason = delivery.status === 0 ? 'http_timeout' : 'http_error';
      const retry = { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': reason };
      delivery = await send(body, 'application/json', retry);
    }
    return delivery;
  };
  return {
    sendEvent,
    sendForm: (form) => send(form.toString(), 'application/x-www-form-urlencoded'),
    stop: () => stopped.abort(),
  };
}

export function isTaken(delivery: Delivery): boolean {
  return delivery.status >= 200 && delivery.status < 300;
}

async function post(
  { botUrl, signingSecret, clock }: CourierOptions,
  stopped: AbortSignal,
  body: string,
  headers: Record<string, string>,
): Promise<Delivery> {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(ACKNOWLEDGE_WITHIN)]);
    const signed = { ...headers, ...signRequest(signingSecret, body, clock()) };
    const response = await fetch(botUrl, { method: 'POST', headers: signed, body, signal });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

/** True after the wait, false when the courier was stopped meanwhile. */
function pause(milliseconds: number, stopped: AbortSignal): Promise<boolean> {
  if (stopped.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    timer.unref();
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
