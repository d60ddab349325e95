import type { Overall } from './overall.ts';

/** How one number of a list stands; beyond a single card's words: */
export type BulkVerdict =
  | Overall
  /** In none of our accounts. */
  | 'foreign'
  /** What was written is no number. */
  | 'unreadable'
  /** Not looked at: the check was cancelled, or Meta's limit was near. */
  | 'left-out';

/** One number of a list. */
export type BulkRow = {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** As it stood in the list. */
  readonly written: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly phoneNumberId: string | null;
  readonly wabaId: string | null;
  readonly verdict: BulkVerdict;
  /** One line. */
  readonly reason: string;
  /** What to do now. */
  readonly next: string | null;
};

/** A list of numbers, looked through. */
export type BulkReport = {
  /** In the order of the list. */
  readonly rows: readonly BulkRow[];
  /** Why it ended before the end. */
  readonly stopped: 'cancelled' | 'busy' | null;
  readonly readAt: number;
};

/** The worst first. */
const ORDER: readonly BulkVerdict[] = [
  'broken',
  'foreign',
  'unreadable',
  'unknown',
  'left-out',
  'degraded',
  'healthy',
];

/** The rows with the worst first, those that are equally bad in the order of the list. */
export function worstFirst(rows: readonly BulkRow[]): BulkRow[] {
  const rank = ({ verdict }: BulkRow) => ORDER.indexOf(verdict);
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.index - other.index);
}

/** How many there are of each verdict, the worst first; those that there are none of are left out. */
export function countVerdicts(rows: readonly BulkRow[]): [verdict: BulkVerdict, count: number][] {
  return ORDER.map((verdict): [BulkVerdict, number] => [
    verdict,
    rows.filter((row) => row.verdict === verdict).length,
  ]).filter(([, count]) => count > 0);
}
