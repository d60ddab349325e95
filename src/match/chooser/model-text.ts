import { keepEnds } from '../../intake/bounds.ts';
import type { Paste } from '../../intake/types.ts';

/** Longest text that a language model gets to see, in UTF-16 units. */
const MAX_TEXT = 4_000;

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LONG_NUMBER = /[+＋]?\p{Nd}[\p{Nd} ().\u00a0-]{6,}\p{Nd}/gu;
/** Error codes and subcodes are shorter; phone numbers, ids and times are not. */
const LONGEST_CODE = 8;

const countDigits = (text: string) => text.replace(/\P{Nd}/gu, '').length;

/**
 * What a language model gets to see of a paste: its redacted text, without phone numbers, ids and e-mail addresses,
 * which say nothing about the error. Pure.
 */
export function modelText({ text, phones }: Paste): string {
  const withoutPhones = phones.reduce((rest, { quote }) => rest.replaceAll(quote, '‹number›'), text);
  const masked = withoutPhones
    .replace(EMAIL, '‹e-mail›')
    .replace(LONG_NUMBER, (run) => (countDigits(run) > LONGEST_CODE ? '‹number›' : run));
  return keepEnds(masked, MAX_TEXT).trim();
}
