/** What became of one request to the model's server. */
export type Sent =
  | {
      readonly kind: 'text';
      readonly text: string /** As the server counted. */;
      readonly tokens: number | null;
    }
  | Failure;

export type Failure =
  /** No answer in time. */
  | { readonly kind: 'slow' }
  /** No connection, or one that broke off. */
  | { readonly kind: 'unreachable' }
  /** An answer that is none: HTML, half a JSON object, no text in it. */
  | { readonly kind: 'garbled' }
  /** HTTP 5xx. */
  | { readonly kind: 'failing' }
  /** HTTP 429, with the milliseconds that it asks to wait, if it does. */
  | { readonly kind: 'throttled'; readonly retryAfter: number | null }
  /** HTTP 400 or 422: it does not understand something in the request. */
  | { readonly kind: 'unfit' }
  /** Any other refusal: a wrong key, an unknown model. */
  | { readonly kind: 'refused' }
  /** We broke it off. */
  | { readonly kind: 'stopped' };

/** Kinds of failure that a second try may mend. */
export function isPassing({ kind }: Sent): boolean {
  return ['slow', 'unreachable', 'garbled', 'failing', 'throttled'].includes(kind);
}

/** Kinds of failure that speak against the server, not against this one request. */
export function isOutage({ kind }: Sent): boolean {
  return ['slow', 'unreachable', 'garbled', 'failing', 'refused'].includes(kind);
}

/** Whether the model may have worked on it, and thus the tokens are spent. */
export function mayHaveCost({ kind }: Sent): boolean {
  return ['text', 'slow', 'unreachable', 'garbled', 'stopped'].includes(kind);
}
