import {
  bulkForeign,
  bulkHealthyText,
  bulkLeftOutReason,
  bulkReason,
  bulkUnreadable,
} from '../answer/texts-bulk.ts';
import type { BulkRow, BulkVerdict } from '../checks/bulk-report.ts';
import type { StatusFacts } from '../checks/facts.ts';
import { findDecisive, judge } from '../checks/overall.ts';
import { runChecks } from '../checks/registry.ts';
import type { BulkItem, ItemProblem } from './item.ts';

/** One number of the list that is to be looked at. */
export type Wanted = {
  readonly index: number;
  readonly item: Extract<BulkItem, { target: unknown }>;
  readonly firstSeenAt: number | null;
};

type Said = { readonly verdict: BulkVerdict; readonly reason: string; readonly next: string | null };

function blankRow({ index, item }: Pick<Wanted, 'index'> & { readonly item: BulkItem }): BulkRow {
  const target = 'target' in item ? item.target : null;
  return {
    index,
    written: item.written,
    number: target?.kind === 'phone' ? target.e164 : null,
    phoneNumberId: target?.kind === 'id' ? target.phoneNumberId : null,
    ...{ name: null, wabaId: null, verdict: 'unknown', reason: '', next: null },
  };
}

function say(facts: StatusFacts): Said {
  const findings = runChecks(facts);
  const verdict = judge(findings);
  const decisive = findDecisive(findings, verdict);
  if (decisive !== null) return { verdict, reason: bulkReason(decisive), next: decisive.next ?? null };
  const unknown = findings.filter((finding) => finding.verdict === 'unknown').length;
  return { verdict, reason: bulkHealthyText(unknown), next: null };
}

/** The row of a number whose state was read, or could not be. */
export function checkedRow(wanted: Wanted, facts: StatusFacts): BulkRow {
  const blank = blankRow(wanted);
  const number = facts.number.kind === 'ok' ? facts.number.value : null;
  return {
    ...blank,
    number: number?.displayPhoneNumber ?? blank.number,
    name: number?.verifiedName ?? null,
    phoneNumberId: facts.phoneNumberId ?? blank.phoneNumberId,
    wabaId: facts.wabaId,
    ...say(facts),
  };
}

export function foreignRow(wanted: Wanted): BulkRow {
  return { ...blankRow(wanted), verdict: 'foreign', ...bulkForeign };
}

export function leftOutRow(wanted: Wanted, why: 'cancelled' | 'busy', wabaId: string | null): BulkRow {
  return { ...blankRow(wanted), wabaId, verdict: 'left-out', reason: bulkLeftOutReason(why, wabaId) };
}

export function unreadableRow(index: number, item: BulkItem & { readonly problem: ItemProblem }): BulkRow {
  return { ...blankRow({ index, item }), verdict: 'unreadable', ...bulkUnreadable[item.problem] };
}
