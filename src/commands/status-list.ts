import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { bulkTable } from '../answer/bulk-card.ts';
import { bulkCsv } from '../answer/bulk-csv.ts';
import { bulkBusyText, bulkLeftText, bulkNothingText, bulkProgressText } from '../answer/texts-bulk.ts';
import { fileTexts } from '../answer/texts-pictures.ts';
import { MAX_FILE_BYTES } from '../bulk/bounds.ts';
import { checkNumbers } from '../bulk/check-numbers.ts';
import { decodeText } from '../bulk/decode-text.ts';
import type { BulkList } from '../bulk/item.ts';
import { readTable } from '../bulk/read-table.ts';
import type { BulkReport, BulkVerdict } from '../checks/bulk-report.ts';
import { statusDepsOf } from '../status/deps.ts';
import { messageLines } from './message-lines.ts';
import { openContext } from './open-context.ts';

/** What tells scripts how the list is: the worst of its numbers. */
const EXIT: Readonly<Record<BulkVerdict, number>> = {
  ...{ broken: 1, foreign: 1, unreadable: 1 },
  ...{ unknown: 3, 'left-out': 3 },
  ...{ degraded: 0, healthy: 0 },
};

const note = (text: string) => void process.stderr.write(`${text}\n`);

/** The numbers of the file, or why there are none. */
async function readList(file: string): Promise<BulkList | string> {
  const bytes = file === '-' ? await buffer(process.stdin) : readFileSync(file);
  if (bytes.byteLength > MAX_FILE_BYTES) return fileTexts['too-large'];
  const text = decodeText(bytes);
  return text === null ? fileTexts['no-text'] : (readTable(text) ?? bulkNothingText);
}

function exitOf({ rows }: BulkReport): number {
  const statuses = rows.map(({ verdict }) => EXIT[verdict]);
  return statuses.includes(1) ? 1 : Math.max(0, ...statuses);
}

type Shape = { readonly json: boolean; readonly csv: boolean };

function print(report: BulkReport, { json, csv }: Shape): void {
  if (json) return void process.stdout.write(`${JSON.stringify(report)}\n`);
  if (csv) return void process.stdout.write(bulkCsv(report.rows));
  process.stdout.write(`${messageLines(bulkTable(report)).join('\n')}\n`);
}

/** Checks the numbers of a file, one row each. */
export async function printList(file: string, shape: Shape): Promise<number> {
  const list = await readList(file);
  if (typeof list === 'string') {
    note(`desk status --file: ${list}`);
    return 2;
  }
  const { items, left } = list;
  await using context = openContext();
  const report = await checkNumbers(statusDepsOf(context), items, {
    onRows: async (_rows, done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${bulkProgressText(done, items.length)}`);
    },
  });
  if (process.stderr.isTTY) note('');
  print(report, shape);
  if (report.stopped === 'busy') note(bulkBusyText);
  if (left > 0) note(bulkLeftText(left, items.length));
  return exitOf(report);
}
