import { CUT_MARGIN, keepEnds, MAX_TEXT, OMISSION, splitEnds } from './bounds.ts';
import { cleanText } from './clean.ts';
import { findCodes } from './codes.ts';
import { decodePercent, decodeUnicode } from './decode.ts';
import { findIds } from './ids.ts';
import { hasDigit } from './numbers/digits.ts';
import { findPayloads } from './payloads.ts';
import { findPhones, type PhoneSpan } from './phones.ts';
import { dropRepeats, redactSecrets } from './redact.ts';
import { findHttpStatus, findTraceIds } from './trace-ids.ts';
import type { GraphError, Paste, PhoneMention, RemovedSecret } from './types.ts';
import { unwrapSlack } from './unwrap.ts';

/**
 * Reads what a person pasted, in Slack's encoding or as it is. Secrets are removed before anything else is
 * looked for. Never throws; the work is bounded whatever the length.
 */
export function readPaste(raw: string): Paste {
  const { text, secrets, truncated } = readText(raw);
  const payloads = findPayloads(text);
  const errors = payloads.errors.map(redactError);
  return {
    text,
    errors: addHttpStatus(errors, text),
    ...findNumbers(text, payloads.rest),
    traceIds: [...new Set([...errors.flatMap(({ fbtraceId }) => fbtraceId ?? []), ...findTraceIds(text)])],
    secrets,
    truncated,
  };
}

/** What digits can be; most pastes have none. */
function findNumbers(text: string, prose: string): Pick<Paste, 'codes' | 'phones' | 'ids'> {
  if (!hasDigit(text)) return { codes: [], phones: [], ids: [] };
  const phones = findPhones(text);
  return {
    codes: findCodes(text, blankOut(prose, phones)),
    phones: dropRepeatedPhones(phones),
    ids: findIds(blankOut(text, phones)),
  };
}

type Redacted = {
  readonly text: string;
  readonly secrets: readonly RemovedSecret[];
  readonly truncated: boolean;
};

/** Unwraps, cleans and redacts the text; of a long one only its head and tail. */
function readText(raw: string): Redacted {
  const { head, tail } = splitEnds(raw);
  if (tail === null) {
    const { text, secrets } = redactPiece(head);
    return { text: keepEnds(text, MAX_TEXT), secrets, truncated: text.length > MAX_TEXT };
  }
  // What stands at a cut may be half a secret, or a code whose word was cut off.
  const first = redactPiece(head.replace(CUT_RUN_AT_END, ''));
  const last = redactPiece(tail.replace(CUT_RUN_AT_START, ''));
  const text = first.text.slice(0, -CUT_MARGIN) + OMISSION + last.text.slice(CUT_MARGIN);
  return {
    text: keepEnds(text.toWellFormed(), MAX_TEXT),
    secrets: dropRepeats([...first.secrets, ...last.secrets]),
    truncated: true,
  };
}

const CUT_RUN_AT_END = /(?<![\w|.+/=~-])[\w|.+/=~-]+$/;
const CUT_RUN_AT_START = /^[\w|.+/=~-]+/;

function redactPiece(text: string): { text: string; secrets: readonly RemovedSecret[] } {
  return redactSecrets(cleanText(decodeUnicode(decodePercent(unwrapSlack(text)))));
}

/** Unescaping a payload can bare a secret that the text hid. */
function redactError(error: GraphError): GraphError {
  const entries = Object.entries(error).map(([key, value]) => [
    key,
    typeof value === 'string' ? redactSecrets(value).text.slice(0, MAX_TEXT) : value,
  ]);
  return Object.fromEntries(entries) as GraphError;
}

/** The status that the log names belongs to its only error. */
function addHttpStatus(errors: readonly GraphError[], text: string): readonly GraphError[] {
  const [only] = errors;
  if (only === undefined || errors.length > 1 || only.httpStatus !== undefined) return errors;
  const httpStatus = findHttpStatus(text);
  return httpStatus === undefined ? errors : [{ ...only, httpStatus }];
}

function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
  return out;
}

function dropRepeatedPhones(phones: readonly PhoneSpan[]): PhoneMention[] {
  const byNumber = new Map<string, PhoneMention>();
  for (const { start: _start, end: _end, ...phone } of phones) {
    if (!byNumber.has(phone.e164)) byNumber.set(phone.e164, phone);
  }
  return [...byNumber.values()];
}
