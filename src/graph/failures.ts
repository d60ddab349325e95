import { SECOND } from '../clock.ts';
import type { Reading, UnknownReason } from './errors.ts';
import type { Exchanged } from './exchange.ts';

/** Meta's own words for "try again": unknown error, service down. */
const SERVICE_CODES = new Set([1, 2]);
const THROTTLE_CODES = new Set([4, 17, 341, 613, 80007, 80008]);
/** A wait longer than this outlasts whoever asked. */
const SHORT_WAIT = SECOND;

function isServerFault(reason: UnknownReason): boolean {
  if (reason.kind === 'unreadable') return reason.status >= 500;
  if (reason.kind !== 'refused') return false;
  return reason.status >= 500 || SERVICE_CODES.has(reason.error.code);
}

/** The line or the server failed, rather than our question: what the circuit breaker counts. */
export function isTransportFailure(reading: Reading<unknown>): boolean {
  if (reading.kind === 'ok') return false;
  const { reason } = reading;
  return reason.kind === 'unreachable' || reason.kind === 'timeout' || isServerFault(reason);
}

/** Another try may go better. A read that hung is not tried again: it used its time up. */
export function isWorthRepeating({ reading, usage }: Exchanged): boolean {
  if (reading.kind === 'ok') return false;
  const { reason } = reading;
  if (usage.wait > SHORT_WAIT) return false;
  if (reason.kind === 'unreachable' || isServerFault(reason)) return true;
  if (reason.kind === 'unreadable') return reason.status === 429 && usage.wait > 0;
  if (reason.kind !== 'refused') return false;
  return THROTTLE_CODES.has(reason.error.code) ? usage.wait > 0 : reason.error.transient;
}

/** Meta says that there were too many calls. */
export function isThrottled(code: number): boolean {
  return THROTTLE_CODES.has(code);
}
