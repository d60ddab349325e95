import { momentText } from '../answer/moment.ts';
import type { Retry } from '../retries/types.ts';

const HEAD = ['id', 'number', 'to', 'for', 'state', 'next', 'tries', 'started by'];

/** Ids and names that others chose must not steer the terminal. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

function cellsOf(retry: Retry, now: number): string[] {
  const { id, phoneNumberId, action, entry, state, end, dueAt, tries, maxTries, startedBy } = retry;
  const next = dueAt === null ? '–' : momentText(dueAt, now);
  const why = end === null ? state : `${state} (${end})`;
  return [id, phoneNumberId, action, entry, why, next, `${tries} of ${maxTries}`, startedBy];
}

/** A table of retries, one a line. */
export function retryTable(retries: readonly Retry[], now: number): string[] {
  const rows = [HEAD, ...retries.map((retry) => cellsOf(retry, now))];
  const clean = rows.map((row) => row.map((cell) => cell.replace(CONTROLS, ' ')));
  const widths = HEAD.map((_, at) => Math.max(...clean.map((row) => row[at]?.length ?? 0)));
  return clean.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
