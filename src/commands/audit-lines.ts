import type { AuditRow } from '../audit/types.ts';
import type { AuditProblem, AuditVerdict } from '../audit/verify.ts';

const problems: Readonly<Record<AuditProblem, (seq: number) => string>> = {
  gap: (seq) => `row ${seq} is not where it belongs: rows are missing or out of order`,
  link: (seq) => `row ${seq} does not follow the row before it`,
  changed: (seq) => `row ${seq} is not as it was written`,
  cut: (seq) => `rows after ${seq} are missing`,
  added: (seq) => `the audit goes on to row ${seq}, further than the desk wrote`,
  end: () => 'the end that the desk noted is another',
  unaccounted: () => 'an attempt has no row: the audit is not complete',
};

export function verdictLine(verdict: AuditVerdict): string {
  if (verdict.kind === 'broken') return `BROKEN: ${problems[verdict.problem](verdict.seq)}.`;
  const { count, hash } = verdict.head;
  return `The audit is whole: ${count} rows. Its end is ${hash}; note it elsewhere to compare later.`;
}

/** A row that was tampered with may hold anything. */
function readNote(note: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(note));
  } catch {
    return [['note', note]];
  }
}

/** The facts of a note, without those that say nothing. */
function noteWords(note: string | null): string {
  return readNote(note ?? '{}')
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** Words of Meta and of people must not steer the terminal, nor look like another row. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A row for people: when, who, what, on which number, and what is known beside it. */
export function auditLine(row: AuditRow): string {
  const at = new Date(row.at).toISOString().slice(0, 19).replace('T', ' ');
  const what = row.action === null ? row.event : `${row.event} ${row.action}`;
  const trace = row.fbtraceId === null ? '' : `fbtrace_id=${row.fbtraceId}`;
  return [`${row.seq}`, `${at} UTC`, row.actor, what, row.phoneNumberId ?? '', noteWords(row.note), trace]
    .filter((part) => part !== '')
    .join('  ')
    .replace(CONTROLS, ' ');
}
