import type { AuditRow } from './types.ts';

const columns = [
  'seq',
  'at',
  'actor',
  'event',
  'action',
  'phoneNumberId',
  'caseId',
  'attemptId',
  'before',
  'after',
  'fbtraceId',
  'note',
  'prevHash',
  'hash',
] as const satisfies readonly (keyof AuditRow)[];

/** A program that opens the file would take such a cell for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell by RFC 4180. */
function toCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvHeader = columns.join(',');

/** A row as a line of CSV, without its end; the moment as ISO time. */
export function csvLine(row: AuditRow): string {
  return columns.map((name) => toCell(name === 'at' ? new Date(row.at).toISOString() : row[name])).join(',');
}
