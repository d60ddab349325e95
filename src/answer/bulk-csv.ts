import { type BulkRow, worstFirst } from '../checks/bulk-report.ts';
import { stripControls } from './cut-text.ts';

const HEAD = ['list', 'number', 'name', 'phone_number_id', 'account', 'state', 'why', 'do_now'];

/** Spreadsheets run what begins so; numbers may. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^\+?[\d\s().-]+$/;

/** A field of RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe. */
function toField(value: string | null): string {
  const text = stripControls(value ?? '').replaceAll('\n', ' ');
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A list of numbers as CSV, the worst first, for spreadsheets and scripts. Pure. */
export function bulkCsv(rows: readonly BulkRow[]): string {
  const lines = worstFirst(rows).map((row) => [
    ...[row.written, row.number, row.name, row.phoneNumberId, row.wabaId],
    ...[row.verdict, row.reason, row.next],
  ]);
  return `${[HEAD, ...lines].map((line) => line.map(toField).join(',')).join('\r\n')}\r\n`;
}
