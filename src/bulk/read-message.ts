import type { NumberTarget } from '../directory/locate.ts';
import type { Paste } from '../intake/types.ts';
import { MAX_IN_MESSAGE } from './bounds.ts';
import { type BulkItem, type BulkList, readItem, toList } from './item.ts';

/** A run of digits as people write numbers. It ends with the line, at a comma, and before the next plus sign. */
const RUN = /(?<![\p{L}\p{N}+])(?:\+|00)?\d[\d\t ().\-/]{4,30}\d(?![\p{L}\p{N}])/gu;
/** "1.", "2)", "•": they are no part of the number behind them. */
const LIST_MARK = /^[ \t]*(?:\d{1,3}[.)]|[-*•–])[ \t]+/gm;
/** How people ask for a check, in the languages of most support desks. */
const ASKS =
  /check|status|verify|sprawd[zź]|zweryfikuj|prüfe|überprüf|comprueb|revis|verific|vérifi|contrôl|controll|kontrol|провер|перевір|ki[eể]m tra|\bcek\b|periksa|जांच|जाँच|检查|檢查|確認|확인|ตรวจ|تحقق|افحص/iu;
/** More words than these say something of their own. */
const MOST_WORDS = 12;
/** Shorter ones that cannot be read are years or amounts. */
const FEWEST_DIGITS = 9;
const DATE = /^\d{4}-\d{2}-\d{2}/;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Numbers that only a space divides look like one. */
function readRun(run: string, phones: ReadonlyMap<string, string>): BulkItem[] {
  const whole = readItem(run);
  if (!('problem' in whole)) return [whole];
  const national = phones.get(digitsOf(run));
  if (national !== undefined) return [{ written: whole.written, target: { kind: 'phone', e164: national } }];
  const parts = run.split(/\s+/).map(readItem);
  if (parts.length > 1 && parts.every((part) => !('problem' in part))) return parts;
  return digitsOf(run).length < FEWEST_DIGITS || DATE.test(run) ? [] : [whole];
}

/** The numbers that stand in a text, as far as it tells what country they are of. */
export function findItems({ text, phones }: Pick<Paste, 'text' | 'phones'>): BulkItem[] {
  const known = new Map(phones.map(({ quote, e164 }) => [digitsOf(quote), e164]));
  return [...text.replace(LIST_MARK, '').matchAll(RUN)].flatMap(([run]) => readRun(run, known));
}

/** Nothing but numbers, or a few words that ask to check them. */
function asksForCheck({ text, errors, codes }: Paste): boolean {
  if (errors.length > 0 || codes.length > 0) return false;
  const words =
    text
      .replace(LIST_MARK, '')
      .replace(RUN, ' ')
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.length === 0 || (words.length <= MOST_WORDS && ASKS.test(text));
}

const BEGINS_ASKING = /^\P{L}*(?:(?:please|pls|can you|could you)\s+)?(?:re-?)?check\b/iu;

/** The one number of a message that begins with “check”; null: it asks for something else. Pure. */
export function readSingleCheck(paste: Paste): NumberTarget | null {
  if (!BEGINS_ASKING.test(paste.text) || !asksForCheck(paste)) return null;
  const [only, ...others] = findItems(paste);
  return only !== undefined && others.length === 0 && 'target' in only ? only.target : null;
}

/** The list of a message that asks to check several numbers; null: it asks for something else. Pure. */
export function readBulkMessage(paste: Paste): BulkList | null {
  if (!asksForCheck(paste)) return null;
  const list = toList(findItems(paste), MAX_IN_MESSAGE);
  return list.items.length < 2 ? null : list;
}
