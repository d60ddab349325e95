import { type Context, isCount, isOtherNumber, REACH, readContext } from './numbers/code-context.ts';
import { toAsciiDigits } from './numbers/digits.ts';
import {
  isHttpFailure,
  isKnownCode,
  isShortCode,
  isSubcodeSized,
  looksLikeMetaCode,
} from './numbers/known-codes.ts';
import type { CodeMention } from './types.ts';

const MAX_NUMBERS = 2_000;
const MAX_MENTIONS = 30;
const MAX_QUOTE = 100;
/** A subcode belongs to the code this many characters before it. */
const PAIR_REACH = 60;

/** A time written without colons follows a date. */
const AFTER_DATE = /\d{4}[-/.]\d\d[-/.]\d\d[ T]$|\d\d[-/.]\d\d[-/.]\d{4} $/;

type Found = { value: number; start: number; end: number; role: 'code' | 'subcode' };

/**
 * Codes that people and logs name: "(#133010)", "error 133005", "code=190 subcode=463", "kod błędu 133016",
 * or one of Meta's six- and seven-digit numbers standing alone. Years, prices, phone digits, ports, times, ids,
 * line numbers and HTTP status codes are not codes. `scan` is the text without payloads and phone numbers, of
 * the same length as `text`, from which the quotes are taken.
 */
export function findCodes(text: string, scan: string): CodeMention[] {
  const digits = toAsciiDigits(scan);
  const found: Found[] = [];
  let numbers = 0;
  for (const match of digits.matchAll(/(?<!\d)\d{1,7}(?!\d)/g)) {
    if (++numbers > MAX_NUMBERS || found.length >= MAX_MENTIONS) break;
    const one = readNumber(digits, match[0], match.index);
    if (one !== null) found.push(one);
  }
  return toMentions(text, found);
}

function readNumber(text: string, digits: string, start: number): Found | null {
  const end = start + digits.length;
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const slashed = afterSlash(before, digits);
  if (!slashed && isPartOfNumber(before, after)) return null;
  const context = slashed ? { role: 'subcode' as const, quoteLength: 0, by: null } : readContext(before);
  if (/^[A-Za-z0-9_]/.test(after) || (context.role === 'none' && /[A-Za-z_]$/.test(before))) return null;
  if (!isCode(digits, context, before, after)) return null;
  const value = Number(digits);
  const role = context.role === 'subcode' || isSubcodeSized(value) ? 'subcode' : 'code';
  return { value, role, start: start - context.quoteLength, end };
}

function isCode(digits: string, context: Context, before: string, after: string): boolean {
  const value = Number(digits);
  if (context.by === 'mark') return true;
  if (context.role === 'subcode') return value > 0;
  if (context.role === 'code') return isNamedCode(value, digits, context, before, after);
  if (!looksLikeMetaCode(digits) || isOtherNumber(before, after)) return false;
  // At the head of a line, in quotes or brackets the number is a title; elsewhere it may be an amount.
  const isRound = value % 1_000 === 0;
  if (isKnownCode(value) && /(?:^|[\n"'“`*(:]\s?)$/.test(before)) return !isRound || !isCount(after);
  return !isRound && !isCount(after) && !AFTER_DATE.test(before);
}

/** Follows a word for "error" or "code". The shorter the number, the more else it may be. */
function isNamedCode(
  value: number,
  digits: string,
  context: Context,
  before: string,
  after: string,
): boolean {
  if (isHttpFailure(value) || (digits.length > 1 && digits.startsWith('0'))) return false;
  if (looksLikeMetaCode(digits)) return true;
  if (isOtherNumber('', after) || isCount(after)) return false;
  if (/^(?:19|20)\d\d$/.test(digits)) return /[:=#]\s?\(?$/.test(before);
  // "error 3 times", "code 10 minutes": a word right after a short number is what it counts.
  const counts =
    /^\s\p{L}/u.test(after) &&
    !/^\s(?:\(|-|and|or|und|et|y|e|i|и|with|sub|type|message|oauth|graph|invalid)/iu.test(after);
  if (digits.length <= 2) return !counts;
  return isShortCode(value) || context.by === 'code' || !counts || /[:=]\s?$/.test(before);
}

/** Thousands, decimals, dates, times, versions, addresses, phone numbers. */
function isPartOfNumber(before: string, after: string): boolean {
  if (/\d[.:/\-+'’]$|[+]$|\d{6,8}[ T_]$/.test(before) || /^(?:[:/\-+'’]\d|\.\d)/.test(after)) {
    return !/^[/]\d{2,7}(?!\d)/.test(after) || /\d[.:/\-+'’]$/.test(before);
  }
  return /^,(?:\d{3}|\d{1,2})(?!\d)/.test(after);
}

/** The second half of "100/2388001" or "190/463". */
function afterSlash(before: string, digits: string): boolean {
  const first = /(?:^|[^\d./])(\d{1,6})\s?\/\s?$/.exec(before)?.[1];
  if (first === undefined || digits.length < 2) return false;
  return looksLikeMetaCode(digits) || (isShortCode(Number(first)) && digits.length === 3 && isNamed(before));
}

function isNamed(before: string): boolean {
  const head = before.replace(/\d{1,6}\s?\/\s?$/, '');
  return readContext(head).role === 'code';
}

function toMentions(text: string, found: readonly Found[]): CodeMention[] {
  const mentions = new Map<string, CodeMention>();
  for (let i = 0; i < found.length; i++) {
    const one = found[i];
    if (one === undefined) continue;
    const next = found[i + 1];
    const paired = next !== undefined && belongTogether(one, next);
    if (paired) i += 1;
    const both = paired ? [one, next] : [one];
    const code = both.find((item) => item.role === 'code')?.value;
    const subcode = both.find((item) => item.role === 'subcode')?.value;
    const quote = quoteOf(text, one.start, both.at(-1)?.end ?? one.end);
    const key = `${code ?? ''}/${subcode ?? ''}`;
    if (mentions.has(key)) continue;
    mentions.set(key, {
      ...(code === undefined ? {} : { code }),
      ...(subcode === undefined ? {} : { subcode }),
      quote,
    });
  }
  return [...mentions.values()];
}

/** The words of the text, with the bracket that closes one of theirs. */
function quoteOf(text: string, start: number, end: number): string {
  const quote = text.slice(start, end);
  const open = quote.lastIndexOf('(') > quote.lastIndexOf(')') && text[end] === ')';
  return (open ? `${quote})` : quote).trim().slice(0, MAX_QUOTE);
}

/** A code and a subcode side by side, in either order. */
function belongTogether(one: Found, next: Found): boolean {
  return (
    one.role !== next.role && next.start - one.end <= (one.role === 'code' ? PAIR_REACH : PAIR_REACH / 3)
  );
}
