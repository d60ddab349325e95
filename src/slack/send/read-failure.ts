import { webApi } from '@slack/bolt';
import { SECOND } from '../../clock.ts';

/** What a failed call to Slack means for the message. */
export type Failure =
  /** Slack certainly does not have it; another try may go through, not before `retryAfter` milliseconds. */
  | { readonly kind: 'not-sent'; readonly error: string; readonly retryAfter: number }
  /** Slack may or may not have it. */
  | { readonly kind: 'ambiguous'; readonly error: string }
  /** Slack will not take these blocks. */
  | { readonly kind: 'blocks-refused'; readonly error: string }
  /** Slack will not take it, however often it is sent. */
  | { readonly kind: 'refused'; readonly error: string };

const BLOCK_ERRORS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

/** Slack's own description of these: some part of the operation may have succeeded. */
const MAYBE_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** Errors before a byte of the request was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function readPlatformError(error: string): Failure {
  if (BLOCK_ERRORS.has(error)) return { kind: 'blocks-refused', error };
  if (error === 'ratelimited' || error === 'rate_limited') {
    return { kind: 'not-sent', error, retryAfter: SECOND };
  }
  // An answer that is no JSON reaches us as an "error" that holds its whole text.
  if (!/^[a-z_]{2,60}$/.test(error)) return { kind: 'ambiguous', error: 'unreadable_answer' };
  return MAYBE_DONE.has(error) ? { kind: 'ambiguous', error } : { kind: 'refused', error };
}

/** Node's code of a network error, which hides behind the errors that wrap it. */
function findNetworkCode(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code)) return error.code;
  return findNetworkCode(error.cause, depth + 1);
}

/** Tells from what the Web API client threw whether the message arrived. Unsure counts as ambiguous. */
export function readFailure(error: unknown): Failure {
  if (error instanceof webApi.WebAPIPlatformError) return readPlatformError(error.data.error);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'not-sent', error: 'ratelimited', retryAfter: error.retryAfter * SECOND };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const name = `http_${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: 'ambiguous', error: name } : { kind: 'refused', error: name };
  }
  const code = findNetworkCode(error instanceof webApi.WebAPIRequestError ? error.original : error);
  if (code !== null && NEVER_SENT.has(code)) return { kind: 'not-sent', error: code, retryAfter: SECOND };
  return { kind: 'ambiguous', error: code ?? 'no_answer' };
}
