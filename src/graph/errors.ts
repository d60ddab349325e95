import { z } from 'zod';

/** Meta's error envelope, as a value. `code` and `details` are what Meta says to go by. */
export type GraphApiError = {
  readonly code: number;
  readonly subcode: number | null;
  readonly type: string | null;
  readonly message: string;
  /** `error_data.details`, where Meta gives it. */
  readonly details: string | null;
  readonly userTitle: string | null;
  readonly userMessage: string | null;
  readonly fbtraceId: string | null;
  readonly transient: boolean;
};

const text = z.string().nullish().catch(null);

/** `error_data` is an object by the documentation and at times a bare string. */
const errorData = z
  .union([z.looseObject({ details: text }), z.string()])
  .nullish()
  .catch(null);

const envelope = z.looseObject({
  error: z.looseObject({
    code: z.number().int(),
    error_subcode: z.number().int().nullish().catch(null),
    type: text,
    message: z.string().catch(''),
    error_data: errorData,
    error_user_title: text,
    error_user_msg: text,
    fbtrace_id: text,
    is_transient: z.boolean().nullish().catch(null),
  }),
});

/** Reads Meta's error envelope; null where the body is none. */
export function readGraphError(body: unknown): GraphApiError | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return null;
  const { error } = parsed.data;
  const data = error.error_data;
  return {
    code: error.code,
    subcode: error.error_subcode ?? null,
    type: error.type ?? null,
    message: error.message,
    details: (typeof data === 'string' ? data : data?.details) ?? null,
    userTitle: error.error_user_title ?? null,
    userMessage: error.error_user_msg ?? null,
    fbtraceId: error.fbtrace_id ?? null,
    transient: error.is_transient ?? false,
  };
}

/** Why a read could not tell. */
export type UnknownReason =
  | { readonly kind: 'no-token' }
  /** The app's id or secret is not configured, and the read needs the app's own token. */
  | { readonly kind: 'no-app' }
  /** Meta told us to wait. Milliseconds since the epoch. */
  | { readonly kind: 'paused'; readonly until: number }
  /** It failed so often that we let it rest. */
  | { readonly kind: 'resting'; readonly until: number }
  | { readonly kind: 'bad-id' }
  /** Nobody told which WABA the number belongs to. */
  | { readonly kind: 'no-waba' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'stopped' }
  /** `code` is Node's: ECONNREFUSED, ENOTFOUND, ECONNRESET … */
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'too-large' }
  /** Not JSON, or JSON of a shape we do not know. */
  | { readonly kind: 'unreadable'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly error: GraphApiError };

/** The answer to every read: what was found, or why that could not be told. Never a "no" by mistake. */
export type Reading<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export function unknown(reason: UnknownReason): { kind: 'unknown'; reason: UnknownReason } {
  return { kind: 'unknown', reason };
}
