import { ledgerLabels as labels, ledgerText, runningText } from '../answer/texts-status-number.ts';
import { HOUR } from '../clock.ts';
import { combine, type Line } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { REGISTRATION_SOURCE } from './sources.ts';

const FRAME = { check: 'ledger', side: 'us', source: REGISTRATION_SOURCE } as const;
/** Register and deregister: ten calls of a number in a moving window of 72 hours. */
const ALLOWED = 10;
const WINDOW = 72 * HOUR;

/** What we have done to the number ourselves: attempts used, and what runs now. */
export function checkLedger({ ledger, now }: StatusFacts): Finding {
  const used = ledger.attempts.filter((at) => at > now - WINDOW).length;
  const { running } = ledger;
  const until = running?.until ?? null;
  const time = until === null ? null : new Date(until).toISOString().slice(0, 16).replace('T', ' ');
  const waiting: Line[] = running === null ? [] : [[labels.running, runningText(running.what, time)]];
  return combine(FRAME, [[labels.attempts, ledgerText(used, ALLOWED)], ...waiting]);
}
