import { z } from 'zod';
import type { GraphClient, Params } from './client.ts';
import type { GraphApiError, UnknownReason } from './errors.ts';
import { isNodeId } from './read-node.ts';

/**
 * What came of a write. "Done" is Meta's word for it and proves nothing: a number is live when its status says so.
 * After `not-sent` nothing reached Meta; after `unknown` it may have been carried out, so read the state, do not
 * repeat it.
 */
export type Written =
  | { readonly kind: 'done'; readonly traceId: string | null }
  | { readonly kind: 'refused'; readonly error: GraphApiError }
  | { readonly kind: 'not-sent'; readonly reason: UnknownReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

const success = z.looseObject({ success: z.literal(true) });

async function write(
  client: GraphClient,
  id: string,
  edge: string | null,
  body: Params,
  signal: AbortSignal | undefined,
): Promise<Written> {
  if (!isNodeId(id)) return { kind: 'not-sent', reason: { kind: 'bad-id' } };
  const posted = await client.post(edge === null ? id : `${id}/${edge}`, body, signal);
  switch (posted.kind) {
    case 'refused':
      return { kind: 'refused', error: posted.error };
    case 'ok': {
      if (success.safeParse(posted.value).success) return { kind: 'done', traceId: posted.traceId };
      return { kind: 'unknown', reason: { kind: 'unreadable', status: 200 } };
    }
    default:
      return posted;
  }
}

/**
 * Registers a number for the Cloud API. `pin` is the number's two-step PIN; if it has none, this becomes it. Each call,
 * also a failed one, counts towards ten in 72 hours.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
 */
export function registerNumber(
  client: GraphClient,
  phoneNumberId: string,
  pin: string,
  signal?: AbortSignal,
): Promise<Written> {
  return write(client, phoneNumberId, 'register', { messaging_product: 'whatsapp', pin }, signal);
}

/** Takes a number off the Cloud API. Ten calls in 72 hours of its own; a number of the Business app is refused. */
export function deregisterNumber(
  client: GraphClient,
  phoneNumberId: string,
  signal?: AbortSignal,
): Promise<Written> {
  return write(client, phoneNumberId, 'deregister', {}, signal);
}

/** Has a verification code sent to the number. `language` such as en_US. */
export function requestCode(
  client: GraphClient,
  phoneNumberId: string,
  { method, language }: { readonly method: 'SMS' | 'VOICE'; readonly language: string },
  signal?: AbortSignal,
): Promise<Written> {
  return write(client, phoneNumberId, 'request_code', { code_method: method, language }, signal);
}

/** Proves the ownership of the number with the six digits that came, without a hyphen. */
export function verifyCode(
  client: GraphClient,
  phoneNumberId: string,
  code: string,
  signal?: AbortSignal,
): Promise<Written> {
  return write(client, phoneNumberId, 'verify_code', { code }, signal);
}

/** Replaces the two-step PIN of a registered number; the old one is not needed. */
export function setTwoStepPin(
  client: GraphClient,
  phoneNumberId: string,
  pin: string,
  signal?: AbortSignal,
): Promise<Written> {
  return write(client, phoneNumberId, null, { pin }, signal);
}

/** Subscribes the token's app to the webhooks of a WABA. Doing it twice does no harm. */
export function subscribeApp(client: GraphClient, wabaId: string, signal?: AbortSignal): Promise<Written> {
  return write(client, wabaId, 'subscribed_apps', {}, signal);
}
