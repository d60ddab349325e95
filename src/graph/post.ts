import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AxiosInstance, AxiosResponse } from 'axios';
import type { GraphApiError, UnknownReason } from './errors.ts';
import { NO_USAGE, readFailure, readResponse } from './exchange.ts';
import { readUsage, type Usage } from './usage.ts';

/** What came of a call that writes. */
export type Posted =
  /** `value` is Meta's JSON; `traceId` its id of the call. */
  | { readonly kind: 'ok'; readonly value: unknown; readonly traceId: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly error: GraphApiError }
  /** Nothing reached Meta. */
  | { readonly kind: 'not-sent'; readonly reason: UnknownReason }
  /** It may have been carried out, or not. */
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** One call that writes: what, where, and as whom. */
export type Command = {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  readonly token: string;
  /** Milliseconds for the whole exchange, connecting included. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
};

/** Node's codes of failures that come before a connection stands. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * A connection of its own: one that was kept open may be closed by the other side just as we write, and then nobody
 * could tell whether the call was carried out.
 */
const AGENTS = { httpAgent: new HttpAgent(), httpsAgent: new HttpsAgent() };

const TRACE_HEADER = 'x-fb-trace-id';

function traceIdOf({ headers }: AxiosResponse): string | null {
  const value: unknown = headers[TRACE_HEADER];
  return typeof value === 'string' && value !== '' ? value : null;
}

function readPosted(response: AxiosResponse): Posted {
  const reading = readResponse(response);
  const traceId = traceIdOf(response);
  if (reading.kind === 'ok') return { kind: 'ok', value: reading.value, traceId };
  const { reason } = reading;
  if (reason.kind !== 'refused') return { kind: 'unknown', reason };
  const { status, error } = reason;
  return { kind: 'refused', status, error: { ...error, fbtraceId: error.fbtraceId ?? traceId } };
}

function readThrown(error: unknown, signal: AbortSignal | undefined): Posted {
  const reason = readFailure(error, signal);
  const isUnsent = reason.kind === 'unreachable' && BEFORE_SENDING.has(reason.code);
  return { kind: isUnsent ? 'not-sent' : 'unknown', reason };
}

/** Sends once. Never throws, and never sends again: the caller reads the state instead. */
export async function postOnce(
  http: AxiosInstance,
  { path, params, body, token, timeout, signal }: Command,
): Promise<{ readonly posted: Posted; readonly usage: Usage }> {
  if (signal?.aborted) return { posted: { kind: 'not-sent', reason: { kind: 'stopped' } }, usage: NO_USAGE };
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await http.post(path, body, {
      params,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      ...AGENTS,
    });
    return { posted: readPosted(response), usage: readUsage({ ...response.headers }) };
  } catch (error) {
    return { posted: readThrown(error, signal), usage: NO_USAGE };
  }
}
