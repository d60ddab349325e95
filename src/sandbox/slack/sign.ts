import { createHmac } from 'node:crypto';

/** The headers by which Slack proves that a request is its own: `v0=HMAC("v0:<seconds>:<body>")`. */
export function signRequest(secret: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}
