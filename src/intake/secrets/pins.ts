import { errorWords } from '../numbers/code-words.ts';
import { hasDigit, readDigits } from '../numbers/digits.ts';
import { isKnownCode, looksLikeMetaCode } from '../numbers/known-codes.ts';
import type { RemovedSecret } from '../types.ts';
import { describeSecret, maskPattern, maskText } from './mask.ts';
import { camelPinWords, strongPinWords, weakPinWords } from './pin-words.ts';

/** How far a number may stand from the word that makes it a PIN, in characters. */
const STRONG_REACH = 60;
const STRONG_REACH_BACK = 30;
const WEAK_REACH = 40;

type Span = { readonly start: number; readonly end: number };
type DigitRun = Span & {
  readonly digits: string;
  /** Lengths of the groups of digits: 482-913 has [3, 3]. */
  readonly groups: readonly number[];
};
type Word = Span & { readonly strong: boolean };

const HAS_PIN = /\p{Nd}(?:(?:[\s.-]|\ufe0f|\u20e3){0,3}\p{Nd}){3}/u;

/** Escapes whose digits are no part of a number, masks, and runs of digits with single separators inside. */
const RUN = new RegExp(
  `${maskPattern}|\\\\u[0-9a-fA-F]{4}|%(?:25)*[0-9A-Fa-f]{2}|` +
    '\\+?\\p{Nd}(?:(?:[ \\-.]|[()]{1,2}|\\ufe0f?\\u20e3 ?)?\\p{Nd})*',
  'gu',
);

const WORDS = new RegExp(`${maskPattern}|(?<strong>${strongPinWords})|(?<weak>${weakPinWords})`, 'giu');
const ERROR_NEAR = new RegExp(`(?:${errorWords}|#)`, 'iu');

/** Only punctuation or "is" stands between the word and the number. */
const DIRECT =
  /^(?:[\s\p{P}\p{S}]|%[0-9A-F]{2}|\\u[0-9a-f]{4}|(?<!\p{L})(?:is|was|are|es|era|e|é|è|ist|war|est|jest|to|это|było|adalah|là|ialah|هو|是|为|為|は|が|는|은|가|이)(?!\p{L}))*$/iu;

/**
 * Masks the digits of PINs and one-time codes: four to eight digits right beside a word for PIN, six digits
 * anywhere near one, six digits near a word for "code" where no error is spoken of. Meta's error codes,
 * phone numbers and the words themselves stay.
 */
export function maskPins(text: string, found: RemovedSecret[]): string {
  if (!hasDigit(text) || !HAS_PIN.test(text)) return text;
  const words = findWords(text);
  if (words.length === 0) return text;
  let out = '';
  let done = 0;
  for (const run of findRuns(text)) {
    const span = pinIn(text, run, words);
    if (span === null) continue;
    const secret = describeSecret('PIN or code', '');
    found.push(secret);
    out += text.slice(done, span.start) + maskText(secret);
    done = span.end;
  }
  return out + text.slice(done);
}

function findWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORDS)) {
    const { strong, weak } = match.groups ?? {};
    if (strong === undefined && weak === undefined) continue;
    words.push({ start: match.index, end: match.index + match[0].length, strong: strong !== undefined });
  }
  for (const match of text.matchAll(camelPinWords)) {
    words.push({ start: match.index, end: match.index + match[0].length, strong: true });
  }
  return words.sort((a, b) => a.start - b.start);
}

function findRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  for (const { 0: raw, index } of text.matchAll(RUN)) {
    if (/^[‹\\%+]/.test(raw)) continue;
    const digits = readDigits(raw);
    if (digits.length < 4) continue;
    const groups = raw.split(/\P{Nd}+/u).map((group) => readDigits(group).length);
    runs.push({ start: index, end: index + raw.length, digits, groups });
  }
  return runs;
}

/** The part of a run that is a PIN, or null. */
function pinIn(text: string, run: DigitRun, words: readonly Word[]): Span | null {
  const span = pinShaped(run);
  if (span === null || isGlued(text, span, words)) return null;
  const digits = readDigits(text.slice(span.start, span.end));
  for (let i = firstWordAfter(words, span.start - STRONG_REACH); i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.start > span.end + WEAK_REACH) break;
    if (word.strong ? strongWordMeans(text, word, span, digits) : weakWordMeans(text, word, span, digits))
      return span;
  }
  return null;
}

/**
 * The span that can be a PIN: six digits however grouped, or four to eight in one group; of a longer run the
 * six digits that stand apart at either end. Other groupings are phone numbers, dates and versions.
 */
function pinShaped(run: DigitRun): Span | null {
  const { groups, digits } = run;
  const first = groups[0] ?? 0;
  if (groups.length === 1) return digits.length <= 8 ? run : null;
  if (groups.every((size) => size === 6)) return run;
  if (digits.length === 6 && groups.every((size) => size === first)) return run;
  if (first === 6) return { start: run.start, end: run.start + 6 };
  if (groups.at(-1) === 6 && digits.length >= 15) return { start: run.end - 6, end: run.end };
  return null;
}

/** Part of an identifier, a decimal or a larger number: letters or digits stick to it. */
function isGlued(text: string, span: Span, words: readonly Word[]): boolean {
  const next = text.slice(span.end, span.end + 2);
  if (/^(?:[A-Za-z_]|[.,]\p{Nd})/u.test(next)) return true;
  const before = text.slice(Math.max(0, span.start - 2), span.start);
  if (!/(?:[A-Za-z_]|\p{Nd}[.,]?)$/u.test(before) || /\\[nrt]$/.test(before)) return false;
  return !words.some((word) => word.end === span.start);
}

function firstWordAfter(words: readonly Word[], position: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function strongWordMeans(text: string, word: Word, span: Span, digits: string): boolean {
  if (looksLikeMetaCode(digits)) {
    if (isKnownCode(Number(digits)) || errorNear(text, word, span)) return false;
  }
  const ahead = span.start - word.end;
  const six = span.end - span.start !== digits.length || digits.length % 6 === 0;
  if (ahead < 0) return six && word.start - span.end <= STRONG_REACH_BACK;
  const between = text.slice(word.end, span.start);
  if (six && !isShortDate(text, span)) return ahead <= STRONG_REACH;
  if (!DIRECT.test(between)) return false;
  return !/^(?:19|20)\d\d$/.test(digits) || /[:=\p{L}]/u.test(between);
}

/** 11-09-26 and 11.09.26 are six digits, too. */
function isShortDate(text: string, span: Span): boolean {
  return /^\p{Nd}\p{Nd}[.-]\p{Nd}\p{Nd}[.-]\p{Nd}\p{Nd}$/u.test(text.slice(span.start, span.end));
}

function weakWordMeans(text: string, word: Word, span: Span, digits: string): boolean {
  if (digits.length !== 6 || digits.startsWith('13') || errorNear(text, word, span)) return false;
  if (span.start >= word.end) return span.start - word.end <= WEAK_REACH;
  const boundToAnother = /^[\s\p{P}\p{S}]{0,6}\p{Nd}/u.test(text.slice(word.end, word.end + 8));
  return !boundToAnother && word.start - span.end <= WEAK_REACH;
}

/** An error is spoken of between the word and the number, or right before or after them. */
function errorNear(text: string, word: Word, span: Span): boolean {
  const start = Math.max(0, Math.min(word.start, span.start) - 16);
  return ERROR_NEAR.test(text.slice(start, Math.max(word.end, span.end) + 8));
}
