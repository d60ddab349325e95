import { type AuditHead, hashRow } from './chain.ts';
import type { AuditRow } from './types.ts';

/**
 * What is wrong with the audit. gap: rows are missing or out of order. link: a row does not follow the one before.
 * changed: a row is not as it was written. cut: rows are missing at the end. added: there are more rows than were
 * written. end: the noted end is another. unaccounted: an attempt has no row.
 */
export type AuditProblem = 'gap' | 'link' | 'changed' | 'cut' | 'added' | 'end' | 'unaccounted';

export type AuditVerdict =
  | { readonly kind: 'ok'; readonly head: AuditHead }
  /** `seq` is the first row that is wrong, or the last there is where the end is what is wrong. */
  | { readonly kind: 'broken'; readonly problem: AuditProblem; readonly seq: number };

/** Says what is wrong with the row that comes next; null: nothing. */
function checkRow(head: AuditHead, row: AuditRow): AuditProblem | null {
  if (row.seq !== head.count + 1) return 'gap';
  if (row.hash !== hashRow(row)) return 'changed';
  return row.prevHash === head.hash ? null : 'link';
}

/** Follows the chain on from `head`: to its new end, or to the first row that is wrong. */
export function followChain(head: AuditHead, rows: readonly AuditRow[]): AuditVerdict {
  let end = head;
  for (const row of rows) {
    const problem = checkRow(end, row);
    if (problem !== null) return { kind: 'broken', problem, seq: row.seq };
    end = { count: row.seq, hash: row.hash };
  }
  return { kind: 'ok', head: end };
}
