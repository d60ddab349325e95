/** One Graph error object found in a paste. Absent fields were absent or unreadable. */
export type GraphError = {
  readonly code?: number;
  readonly subcode?: number;
  readonly type?: string;
  readonly message?: string;
  /** `error_data.details` */
  readonly details?: string;
  readonly userTitle?: string;
  readonly userMessage?: string;
  readonly fbtraceId?: string;
  readonly httpStatus?: number;
};

/** A code named in prose or in a log line: "(#133010)", "error 133005", "code: 100, subcode 2388001". */
export type CodeMention = {
  readonly code?: number;
  readonly subcode?: number;
  /** The words of the paste that held it. */
  readonly quote: string;
};

export type PhoneMention = {
  /** +48600123456 */
  readonly e164: string;
  /** ISO 3166 alpha-2, where the number tells. */
  readonly country?: string;
  readonly quote: string;
};

export type IdKind = 'phone-number' | 'waba' | 'business' | 'app' | 'unknown';

export type IdMention = { readonly id: string; readonly kind: IdKind };

export type SecretKind =
  | 'access token'
  | 'app token'
  | 'app secret'
  | 'Slack token'
  | 'bearer header'
  | 'JWT'
  | 'PIN or code'
  | 'API key'
  | 'private key'
  | 'password';

/** A secret that was removed. Only its kind and its last four characters survive; a PIN keeps none. */
export type RemovedSecret = { readonly kind: SecretKind; readonly last4?: string };

/** What a paste holds once it is unwrapped and its secrets are gone. Nothing else of it goes on. */
export type Paste = {
  /** Unwrapped and redacted; at most `MAX_TEXT` characters. */
  readonly text: string;
  readonly errors: readonly GraphError[];
  readonly codes: readonly CodeMention[];
  readonly phones: readonly PhoneMention[];
  readonly ids: readonly IdMention[];
  readonly traceIds: readonly string[];
  readonly secrets: readonly RemovedSecret[];
  /** The text was longer than `MAX_TEXT` and its middle was dropped. */
  readonly truncated: boolean;
};
