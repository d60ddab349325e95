import { readLooseFields } from './payload/loose-fields.ts';
import { parseLoosely } from './payload/parse-json.ts';
import { collectErrors } from './payload/walk-errors.ts';
import type { GraphError } from './types.ts';

export type Payloads = {
  readonly errors: readonly GraphError[];
  /** The text with every payload that was read blanked out; positions stay. */
  readonly rest: string;
};

type Span = { readonly start: number; readonly end: number };

/** Braces that open nothing readable are tried this often before the search is given up. */
const MAX_TRIES = 40;
const ERROR_SIGN = /error|code|fbtrace|message|title/i;
const PAYLOAD_SIGN = /[{[=:]/;

/** Finds the error payloads of a redacted text: JSON in any state, Python dicts, dumps. Same error, one entry. */
export function findPayloads(text: string): Payloads {
  if (!PAYLOAD_SIGN.test(text)) return { errors: [], rest: text };
  const errors: GraphError[] = [];
  let rest = text;
  let from = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const span = nextBraces(text, from);
    if (span === null) break;
    const found = readSpan(text.slice(span.start, span.end));
    errors.push(...found);
    if (found.length > 0) rest = blankOut(rest, span);
    from =
      found.length > 0 || ERROR_SIGN.test(text.slice(span.start, span.end)) === false
        ? span.end
        : span.start + 1;
  }
  const loose = readLooseFields(rest);
  if (loose !== null) {
    errors.push(loose.error);
    rest = blankOut(rest, loose);
  }
  return { errors: mergeErrors(errors), rest };
}

function readSpan(source: string): GraphError[] {
  if (!ERROR_SIGN.test(source)) return [];
  const parsed = parseLoosely(source);
  return parsed === undefined ? [] : collectErrors(parsed);
}

/** From the next "{" to its partner, or to the end of the text if that was cut off. */
function nextBraces(text: string, from: number): Span | null {
  const start = text.indexOf('{', from);
  if (start < 0) return null;
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x7b) depth += 1;
    else if (unit === 0x7d && --depth === 0) return { start, end: i + 1 };
  }
  return { start, end: text.length };
}

function blankOut(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Errors that say the same about code and subcode are one; the fuller fields win. */
function mergeErrors(errors: readonly GraphError[]): GraphError[] {
  const merged: GraphError[] = [];
  for (const error of errors) {
    const index = merged.findIndex((known) => isSameError(known, error));
    const known = merged[index];
    if (known === undefined) merged.push(error);
    else merged[index] = { ...error, ...known };
  }
  return merged;
}

function isSameError(a: GraphError, b: GraphError): boolean {
  if (a.code !== undefined && b.code !== undefined && a.code !== b.code) return false;
  if (a.subcode !== undefined && b.subcode !== undefined && a.subcode !== b.subcode) return false;
  if (a.fbtraceId !== undefined && b.fbtraceId !== undefined) return a.fbtraceId === b.fbtraceId;
  const sameCode = a.code !== undefined && a.code === b.code;
  const sameWords = a.message !== undefined && a.message === b.message;
  return sameWords || (sameCode && a.subcode === b.subcode);
}
