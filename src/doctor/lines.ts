import type { Report } from './run.ts';
import type { Verdict } from './said.ts';

const SIGNS = { ok: '✔', warning: '!', fault: '✖', skipped: '–' } as const satisfies Record<Verdict, string>;
const NAME_WIDTH = 22;
const INDENT = ' '.repeat(NAME_WIDTH + 3);

/** A report as the terminal shows it. */
export function reportLines({ check, verdict, says, mend }: Report): string {
  const line = `${SIGNS[verdict]} ${check.padEnd(NAME_WIDTH)} ${says}`;
  return mend === undefined ? line : `${line}\n${INDENT}→ ${mend}`;
}

const count = (reports: readonly Report[], verdict: Verdict) =>
  reports.filter((report) => report.verdict === verdict).length;

const plural = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The last line. */
export function summaryLine(reports: readonly Report[]): string {
  const faults = count(reports, 'fault');
  const warnings = count(reports, 'warning');
  if (faults === 0 && warnings === 0) return 'Everything that was looked at is in order.';
  if (faults === 0) return `It works; ${plural(warnings, 'thing')} should be mended.`;
  return `${plural(faults, 'fault')}${warnings === 0 ? '' : `, ${plural(warnings, 'warning')}`}.`;
}
