import { z } from 'zod';
import type { NumberTarget } from '../directory/locate.ts';
import { readRequest } from '../status/request.ts';

/** Why something that looks like a number is none for us. */
export type ItemProblem = 'no-country-code' | 'shortened' | 'no-number';

/** One thing to check, as it stood in a list. */
export type BulkItem =
  | { readonly written: string; readonly target: NumberTarget }
  | { readonly written: string; readonly problem: ItemProblem };

/** A list, and how many of its numbers were more than we take. */
export type BulkList = { readonly items: readonly BulkItem[]; readonly left: number };

const MAX_WRITTEN = 60;

/** Excel writes +48600123456 as 4,86E+10, and the digits are lost. */
const SHORTENED = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i;
/** An apostrophe or a formula keeps Excel from doing so. */
const EXCEL = /^'|^="?|"$/g;
const MOSTLY_DIGITS = /^[+\d\s().\-/]+$/;
const FEWEST_DIGITS = 6;

const countDigits = (text: string) => text.replace(/\D/g, '').length;

function findProblem(text: string): ItemProblem {
  if (SHORTENED.test(text)) return 'shortened';
  const digits = countDigits(text);
  return MOSTLY_DIGITS.test(text) && digits >= FEWEST_DIGITS && digits <= 14
    ? 'no-country-code'
    : 'no-number';
}

/** Reads one cell, or one number in a text: a phone number with its country code, or Meta's id of one. */
export function readItem(cell: string): BulkItem {
  const text = cell.trim().replace(EXCEL, '').trim();
  const written = text.slice(0, MAX_WRITTEN).toWellFormed();
  // Two zeros mean the plus sign; without it a long number would look like an id.
  const request = text.length > MAX_WRITTEN ? null : readRequest(text.replace(/^00(?=[1-9])/, '+'));
  if (request?.kind === 'phone') return { written, target: { kind: 'phone', e164: request.e164 } };
  if (request?.kind === 'id') return { written, target: { kind: 'id', phoneNumberId: request.id } };
  return { written, problem: findProblem(text) };
}

const keyOf = (item: BulkItem) =>
  'problem' in item ? item.written : item.target.kind === 'id' ? item.target.phoneNumberId : item.target.e164;

/** Each number once, and no more than `most`. */
export function toList(items: readonly BulkItem[], most: number): BulkList {
  const unique = new Map<string, BulkItem>();
  for (const item of items) if (!unique.has(keyOf(item))) unique.set(keyOf(item), item);
  return { items: [...unique.values()].slice(0, most), left: Math.max(0, unique.size - most) };
}

const written = z.string();

/** How the store keeps an item. */
export const itemSchema = z.union([
  z.object({
    written,
    target: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('id'), phoneNumberId: z.string() }),
      z.object({ kind: z.literal('phone'), e164: z.string() }),
    ]),
  }),
  z.object({ written, problem: z.enum(['no-country-code', 'shortened', 'no-number']) }),
]) satisfies z.ZodType<BulkItem>;
