import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND } from '../../clock.ts';

/** Slack's own tolerance, here in both directions: a timestamp of tomorrow is as forged as one of yesterday. */
const WINDOW_MS = 5 * MINUTE;

export type SignedRequest = {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
};

/** Slack's signature of a body: `v0=` and HMAC-SHA256 over `v0:<timestamp>:<body>`, in hex. */
export function signBody(secret: string, timestamp: string, body: Buffer | string): string {
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body);
  return `v0=${hmac.digest('hex')}`;
}

/** Whether a request was signed with `secret` within five minutes of `now` (milliseconds). */
export function isGenuine(secret: string, request: SignedRequest, now: number): boolean {
  const { timestamp, signature, body } = request;
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * SECOND) > WINDOW_MS) return false;
  const expected = Buffer.from(signBody(secret, timestamp, body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
