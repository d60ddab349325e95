/** The longest text that a paste keeps, in UTF-16 units. */
export const MAX_TEXT = 12_000;

/** What is looked at of a longer text: its head and tail. Everything after this cut is bounded work. */
const MAX_HEAD = 16_000;
const MAX_TAIL = 8_000;

/** Stands where the middle was dropped. */
export const OMISSION = '\n[…]\n';

/** Characters dropped beside a cut once redaction is done: wider than any context that redaction looks at. */
export const CUT_MARGIN = 160;

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** The first `length` units, or one less where that would split a code point. */
function takeHead(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length);
}

/** The last `length` units, or one less where that would split a code point. */
function takeTail(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.length - length;
  return text.slice(isLowSurrogate(text.charCodeAt(start)) ? start + 1 : start);
}

/** Cuts a text of any length into the pieces worth reading: one, or a head and a tail. */
export function splitEnds(text: string): { head: string; tail: string | null } {
  if (text.length <= MAX_HEAD + MAX_TAIL) return { head: text, tail: null };
  return { head: takeHead(text, MAX_HEAD), tail: takeTail(text, MAX_TAIL) };
}

/** Keeps two thirds from the head and one third from the tail, `max` units at most. */
export function keepEnds(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = max - OMISSION.length;
  const head = Math.ceil((room * 2) / 3);
  return takeHead(text, head) + OMISSION + takeTail(text, room - head);
}
