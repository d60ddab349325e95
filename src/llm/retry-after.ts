import { SECOND } from '../clock.ts';

/** Milliseconds that the headers of an answer ask to wait: seconds or an HTTP date (RFC 9110, 10.2.3); null: none. */
export function readRetryAfter(headers: Headers | undefined, now: number): number | null {
  const value = headers?.get('retry-after')?.trim();
  if (value === undefined || value === '') return null;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
