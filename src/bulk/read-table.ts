import { parse } from 'csv-parse/sync';
import { readPaste } from '../intake/paste.ts';
import { MAX_IN_FILE } from './bounds.ts';
import { type BulkItem, type BulkList, readItem, toList } from './item.ts';
import { findItems } from './read-message.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Lines that are looked at to find out what divides the columns, and what is in them. */
const SAMPLE = 30;
/** More rows than we take, so that it can be told how many are left. */
const MAX_ROWS = 10 * MAX_IN_FILE;
const MAX_COLUMNS = 50;
/** So much of a column must be numbers. */
const ENOUGH = 0.4;

/** Headings of ids that are not those of numbers, though they look alike. */
const OTHER_ID = /waba|business|account|portfolio|app\b|app[_ ]?id|customer|client|konto|firma/i;
const NUMBER_ID = /phone[_ -]?number[_ -]?id|pnid|number[_ -]?id/i;

/** The sign that divides most lines. */
function findDelimiter(text: string): string {
  const lines = text.split(/\r?\n/, SAMPLE).filter((line) => line.trim() !== '');
  const countLines = (sign: string) => lines.filter((line) => line.includes(sign)).length;
  const [first = ',', ...others] = DELIMITERS;
  return others.reduce((best, sign) => (countLines(sign) > countLines(best) ? sign : best), first);
}

function parseRows(text: string): string[][] {
  try {
    return parse(text, {
      ...{ bom: true, delimiter: findDelimiter(text), to_line: MAX_ROWS, trim: true },
      ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    }).map((row) => row.slice(0, MAX_COLUMNS));
  } catch {
    return text.split(/\r?\n/, MAX_ROWS).map((line) => [line]);
  }
}

type Column = { readonly at: number; readonly rank: number };

/** Ids, but not of numbers. */
const USELESS = 3;

/** How likely a column holds the numbers: 0 not at all. Digits without a country code count half. */
function weigh(cells: readonly BulkItem[]): number {
  const worth = cells.map((item): number => {
    if (!('problem' in item)) return 1;
    return item.problem === 'no-number' ? 0 : 0.5;
  });
  return cells.length === 0 ? 0 : worth.reduce((sum, value) => sum + value, 0) / cells.length;
}

const isId = (item: BulkItem) => 'target' in item && item.target.kind === 'id';

/** Columns that hold numbers, the best first: ids of numbers by their heading, then numbers, then other ids. */
function findColumns(all: readonly (readonly string[])[]): Column[] {
  const rows = all.slice(0, SAMPLE);
  const [head = [], ...body] = rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const hasHead = head.every((cell) => 'problem' in readItem(cell));
  const columns = Array.from({ length: width }, (_, at): Column | null => {
    const cells = (hasHead ? body : rows).flatMap((row) => (row[at] ? [readItem(row[at])] : []));
    const heading = hasHead ? (head[at] ?? '') : '';
    if (weigh(cells) < ENOUGH) return null;
    if (!cells.some(isId)) return { at, rank: 1 };
    if (NUMBER_ID.test(heading)) return { at, rank: 0 };
    return { at, rank: OTHER_ID.test(heading) ? USELESS : 2 };
  });
  return columns.filter((column) => column !== null).toSorted((one, other) => one.rank - other.rank);
}

/** The number of a row: from the best column in which there is one. */
function readRow(row: readonly string[], columns: readonly Column[]): BulkItem[] {
  let first: BulkItem | undefined;
  for (const { at } of columns) {
    const item = row[at] ? readItem(row[at]) : undefined;
    if (item !== undefined && 'target' in item) return [item];
    first ??= item;
  }
  return first === undefined ? [] : [first];
}

/** Where there are no columns: numbers anywhere in the text, and only those that can be read. */
function readProse(text: string): BulkItem[] {
  return findItems(readPaste(text)).filter((item) => 'target' in item);
}

function readColumns(rows: readonly (readonly string[])[], columns: readonly Column[]): BulkItem[] {
  const useful = columns.filter(({ rank }) => rank !== USELESS);
  const [first, ...others] = rows.flatMap((row) => readRow(row, useful));
  if (first === undefined) return [];
  const isHeading = 'problem' in first && first.problem === 'no-number';
  return isHeading ? others : [first, ...others];
}

/**
 * The numbers of a CSV file, or of a text with numbers in it. What divides the columns, and which of them holds the
 * numbers, is told by what stands in them. null: there is no number in it. Pure.
 */
export function readTable(text: string): BulkList | null {
  const rows = parseRows(text);
  const columns = findColumns(rows);
  const items = columns.length === 0 ? readProse(text) : readColumns(rows, columns);
  return items.length === 0 ? null : toList(items, MAX_IN_FILE);
}
