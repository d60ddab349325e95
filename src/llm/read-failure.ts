import { readRetryAfter } from './retry-after.ts';
import type { Failure } from './sent.ts';

type HttpFailure = { readonly status: number; readonly headers?: Headers };

/** Errors of the SDK carry the status of the answer, and its headers, if there was one. */
function isHttpFailure(error: unknown): error is HttpFailure {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';
}

/** What an error thrown by the SDK means. `now` in milliseconds since the epoch. */
export function readFailure(error: unknown, now: number): Failure {
  if (isHttpFailure(error)) {
    const { status, headers } = error;
    if (status === 429) return { kind: 'throttled', retryAfter: readRetryAfter(headers, now) };
    if (status === 400 || status === 422) return { kind: 'unfit' };
    if (status === 408) return { kind: 'slow' };
    return { kind: status >= 500 ? 'failing' : 'refused' };
  }
  return { kind: error instanceof SyntaxError ? 'garbled' : 'unreachable' };
}
