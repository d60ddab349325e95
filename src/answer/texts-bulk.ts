import type { BulkVerdict } from '../checks/bulk-report.ts';
import type { Finding } from '../checks/finding.ts';
import { checkLabel, rowText } from './texts-status-card.ts';

/** What the bot says about a list of numbers. */

/** A sign and words for each: the sign alone would say nothing to a screen reader. */
const VERDICTS = {
  broken: '❌ Not working',
  foreign: '❌ Not ours',
  unreadable: '❌ No number',
  unknown: '❔ Could not tell',
  'left-out': '⏸️ Not checked',
  degraded: '⚠️ Works, with something to mend',
  healthy: '✅ Healthy',
} as const satisfies Record<BulkVerdict, string>;

const COUNTED = {
  broken: 'not working',
  foreign: 'in none of our accounts',
  unreadable: 'not a number',
  unknown: 'unclear',
  'left-out': 'not checked',
  degraded: 'with something to mend',
  healthy: 'healthy',
} as const satisfies Record<BulkVerdict, string>;

export function bulkVerdictText(verdict: BulkVerdict): string {
  return VERDICTS[verdict];
}

export const bulkHead = ['Number', 'State', 'Why'] as const;
export const cancelButtonText = 'Cancel';

const numbersText = (count: number) => `${count} ${count === 1 ? 'number' : 'numbers'}`;

export function bulkProgressText(done: number, total: number): string {
  return `Checking ${done} of ${total}…`;
}

/** Under the progress of a check that a restart broke off. */
export const bulkResumedText = 'I was restarted meanwhile and go on where I was.';

/** "40 numbers checked: 2 not working, 38 healthy" */
export function bulkTitle(total: number, counts: readonly (readonly [BulkVerdict, number])[]): string {
  const parts = counts.map(([verdict, count]) => `${count} ${COUNTED[verdict]}`);
  return `${numbersText(total)} checked: ${parts.join(', ')}`;
}

export const bulkCancelledText = 'The check was cancelled; the numbers after that were not looked at.';
export const bulkBusyText =
  'I stopped short of Meta’s hourly limit, so that single checks still work. The numbers that were not checked can be checked in an hour.';

/** @param left numbers of the list beyond those that are taken */
export function bulkLeftText(left: number, taken: number): string {
  return `I take ${taken} numbers at a time; ${left} more were in the list. Send them separately.`;
}

/** @param shown rows in the table above */
export function bulkFileText(shown: number, total: number): string {
  return `The table shows the ${shown} worst; all ${total} are in the file of this thread.`;
}

export function bulkMoreText(shown: number, total: number): string {
  return `The table shows the ${shown} worst of ${total}; the others follow.`;
}

export function bulkCutText(left: number): string {
  return `${numbersText(left)} more do not fit here. With the permission files:write I could send them all as a file; \`desk status --file\` prints them.`;
}

export function bulkFooter(time: string): string {
  return `Read live from Meta at ${time} UTC; nothing was changed`;
}

/** A fault or a warning in one line, with the name of its check. */
export function bulkReason(finding: Finding): string {
  return `${checkLabel(finding.check)}: ${rowText(finding)}`;
}

/** @param unknown how many checks could not tell */
export function bulkHealthyText(unknown: number): string {
  if (unknown === 0) return 'Registered; nothing is wrong.';
  return `Registered; ${unknown} ${unknown === 1 ? 'check' : 'checks'} could not tell.`;
}

export const bulkForeign = {
  reason: 'In none of the WhatsApp Business accounts that I know.',
  next: 'Check the number. If it is a customer’s, their account has to be shared with us first; if it is ours, add its account to WA_WABA_IDS.',
} as const;

export const bulkUnreadable = {
  'no-country-code': {
    reason: 'There is no country code, so it could be a number of any country.',
    next: 'Write it with its country code, such as +48 600 123 456.',
  },
  shortened: {
    reason: 'The spreadsheet has shortened this number; its last digits are lost.',
    next: 'Format the column as text, enter the numbers again and save the file anew.',
  },
  'no-number': {
    reason: 'This is no phone number and no phone number id.',
    next: 'Give the number with its country code, or its phone number id.',
  },
} as const;

export function bulkLeftOutReason(why: 'cancelled' | 'busy', wabaId: string | null): string {
  if (why === 'cancelled') return 'The check was cancelled before it.';
  const where = wabaId === null ? '' : ` for account ${wabaId}`;
  return `Meta’s hourly limit${where} is nearly used up. Check it again in an hour.`;
}

export const bulkNothingText =
  'I found no number in that file. Put the numbers into a column of their own, each with its country code or as a phone number id, and save it as CSV or TXT.';
export const bulkSpreadsheetText =
  'I cannot open spreadsheets. Save it as CSV (in Excel: File, Save as, CSV UTF-8) and send that.';

/** A click on Cancel, told to whoever clicked. */
export const bulkCancelTexts = {
  accepted: 'Cancelled. What is checked already comes in a moment.',
  over: 'That check is over.',
} as const;
