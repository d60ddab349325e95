import { type BulkReport, type BulkRow, countVerdicts, worstFirst } from '../checks/bulk-report.ts';
import { bulkCancelActionId } from './action-ids.ts';
import { actions, button, context, section, table } from './blocks.ts';
import { cutText } from './cut-text.ts';
import { fitMessage } from './fit.ts';
import { LIMITS } from './limits.ts';
import { escapeText } from './markup.ts';
import type { Block, RenderOptions, SlackMessage } from './message.ts';
import { tableOrLines } from './status-card.ts';
import * as texts from './texts-bulk.ts';
import { titleMarkup } from './texts-status-card.ts';

/** Everything around the table has room in this. */
const AROUND = 2_500;
const MAX_NUMBER = 80;
const MAX_REASON = 220;
/** Lines of one message where neither a table nor a file will do. */
const MAX_PAGE = LIMITS.section.text - 200;

function numberCell({ number, name, phoneNumberId, written }: BulkRow): string {
  // What was not found is shown as it was written.
  const shown = phoneNumberId === null ? written : (number ?? phoneNumberId);
  return cutText(name === null ? shown : `${shown} · ${name}`, MAX_NUMBER);
}

function cellsOf(row: BulkRow): string[] {
  return [numberCell(row), texts.bulkVerdictText(row.verdict), cutText(row.reason, MAX_REASON)];
}

/** So many of the rows fit into the one table of a message. */
function countFitting(rows: readonly string[][]): number {
  const room = LIMITS.message.total - AROUND;
  let size = JSON.stringify(table([texts.bulkHead])).length;
  let count = 0;
  for (const row of rows) {
    size += JSON.stringify(table([row]).rows[0]).length + 1;
    if (size > room || count + 1 >= LIMITS.table.rows) break;
    count += 1;
  }
  return count;
}

export type BulkCardOptions = RenderOptions & {
  /** Numbers of the list beyond those that were taken. */
  readonly left: number;
  /** Where the rows are that the table has no room for. */
  readonly rest: 'file' | 'messages';
};

function notes({ rows, stopped }: BulkReport, shown: number, { left, rest }: BulkCardOptions): Block[] {
  const where = rest === 'file' ? texts.bulkFileText : texts.bulkMoreText;
  return [
    ...(stopped === 'cancelled' ? [section(texts.bulkCancelledText)] : []),
    ...(stopped === 'busy' ? [section(texts.bulkBusyText)] : []),
    ...(left > 0 ? [section(texts.bulkLeftText(left, rows.length))] : []),
    ...(shown < rows.length ? [section(where(shown, rows.length))] : []),
  ];
}

/** A list of numbers in one table of any length, for a terminal. */
export function bulkTable(report: BulkReport): SlackMessage {
  const title = texts.bulkTitle(report.rows.length, countVerdicts(report.rows));
  const cells = worstFirst(report.rows).map(cellsOf);
  return { text: title, blocks: [section(title), table([texts.bulkHead, ...cells])] };
}

/** How many of a report's rows its card can show. */
export function countShown({ rows }: Pick<BulkReport, 'rows'>): number {
  return countFitting(worstFirst(rows).map(cellsOf));
}

/** A list of numbers in one table, the worst first. Pure. */
export function bulkCard(report: BulkReport, options: BulkCardOptions): SlackMessage {
  const { rows, readAt } = report;
  const title = texts.bulkTitle(rows.length, countVerdicts(rows));
  const shown = countShown(report);
  const cells = worstFirst(rows).slice(0, shown).map(cellsOf);
  return fitMessage({
    text: escapeText(title),
    blocks: [
      section(titleMarkup(title)),
      ...notes(report, shown, options),
      ...tableOrLines(texts.bulkHead, cells, options.plain ?? false),
      context(texts.bulkFooter(new Date(readAt).toISOString().slice(11, 16))),
    ],
  });
}

/** While it runs. The button's value is the check's opaque id. */
export function bulkProgress(
  id: string,
  { done, total, isResumed }: { readonly done: number; readonly total: number; readonly isResumed: boolean },
): SlackMessage {
  const text = texts.bulkProgressText(done, total);
  return fitMessage({
    text,
    blocks: [
      section(text),
      ...(isResumed ? [context(texts.bulkResumedText)] : []),
      actions(button(bulkCancelActionId, texts.cancelButtonText, id)),
    ],
  });
}

/** The rows that the card has no room for as plain messages, `most` at most; the last one says what is missing. */
export function bulkPages(report: BulkReport, most: number): SlackMessage[] {
  const lines = worstFirst(report.rows)
    .slice(countShown(report))
    .map((row) => cellsOf(row).join(' · '));
  const pages: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    length += line.length + 1;
    if (length > MAX_PAGE) {
      pages.push([]);
      length = line.length;
    }
    pages.at(-1)?.push(line);
  }
  const left = pages.slice(most).flat().length;
  return pages.slice(0, most).map((page, at) =>
    fitMessage({
      text: escapeText(page.join('\n')),
      blocks: [
        section(page.join('\n')),
        ...(left > 0 && at === most - 1 ? [context(texts.bulkCutText(left))] : []),
      ],
    }),
  );
}
