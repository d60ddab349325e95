import { type Markup, mrkdwn } from './markup.ts';

/** @param name the account's name, where it is known */
export function accountTitle(name: string | null, wabaId: string): Markup {
  return name === null
    ? mrkdwn`*WhatsApp Business account ${wabaId}*`
    : mrkdwn`*${name}* · account ${wabaId}`;
}

export function accountSpoken(name: string | null, wabaId: string, total: number): string {
  return `${name ?? `Account ${wabaId}`}: ${total} ${total === 1 ? 'number' : 'numbers'}.`;
}

/** @param first index of the first number shown, from 0 */
export function rangeText(first: number, shown: number, total: number): string {
  if (total === 0) return 'There is no number in this account.';
  if (shown === total)
    return `${total} ${total === 1 ? 'number' : 'numbers'}. Press one for its live status.`;
  return `Numbers ${first + 1} to ${first + shown} of ${total}. Press one for its live status.`;
}

export const listHead = ['Number', 'Name', 'State'] as const;

/** @param read ISO time of the reading, to the minute; null: never in full */
export function listFooter(read: string | null, problem: string | null): string {
  if (problem !== null) {
    const since = read === null ? 'and was never read before' : `so this is as of ${read} UTC`;
    return `The list could not be read just now (${problem}), ${since}.`;
  }
  return read === null ? 'The list was not read in full yet.' : `List read at ${read} UTC.`;
}
