import { MINUTE } from '../clock.ts';
import { showPhone } from '../intake/show-phone.ts';
import type { Retry, RetryState } from '../retries/types.ts';
import type { Figures, OpenCase, Via } from '../store/figures.ts';
import { link, type Markup, mrkdwn } from './markup.ts';
import { spanText, whenMarkup } from './moment.ts';

/** The week in figures, and what is open. */

export const viaNames: Readonly<Record<Via, string>> = {
  code: 'By code',
  phrase: 'By its wording',
  llm: 'By the model',
  hand: 'Picked by hand',
  none: 'Not recognised',
};

export const figureTexts = {
  week: 'The last seven days',
  chart: 'How errors were recognised',
  entries: 'Most frequent',
  open: 'Open, the longest first',
  mine: 'Your open cases',
  retries: 'Tried again until it works',
  nothingOpen: 'Nothing is open.',
  quiet: 'Nothing came in.',
  digestTitle: 'WhatsApp registrations: the week',
} as const;

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** "12 cases, 9 numbers connected, usually within 14 minutes". */
export function weekText({ cases, connected, medianToConnected }: Figures): string {
  if (cases === 0) return figureTexts.quiet;
  const came = plural(cases, 'case', 'cases');
  const solved = `${plural(connected, 'number', 'numbers')} connected`;
  const pace = medianToConnected === null ? '' : `, half of them within ${spanText(medianToConnected)}`;
  return `${came}, ${solved}${pace}.`;
}

/** Each way with its count and share; ways that were not used are left out. */
export function viaText(via: Figures['via']): string {
  const total = Object.values(via).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(via)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${viaNames[name as Via]} ${count} (${Math.round((100 * count) / total)} %)`);
  return parts.join(' · ');
}

const BAR = 8;

/** One line an error, with a bar as long as its share of the commonest. */
export function entryLines(
  entries: Figures['entries'],
  titleOf: (entry: string) => string,
  most: number,
): string[] {
  const highest = entries[0]?.cases ?? 1;
  return entries.slice(0, most).map(({ entry, cases }) => {
    const bar = '▇'.repeat(Math.max(1, Math.round((BAR * cases) / highest)));
    return `${bar} ${cases} × ${titleOf(entry)}`;
  });
}

/** "+48…: The number is not registered, open for 3 hours". */
export function openCaseLine(
  { number, createdAt }: OpenCase,
  title: string | null,
  url: string | null,
  now: number,
): Markup {
  const name = number === null ? 'no number' : showPhone(number);
  const thread = url === null ? mrkdwn`${name}` : link(url, name);
  return mrkdwn`• ${thread}: ${title ?? 'not recognised'}, open for ${spanText(Math.max(now - createdAt, 2 * MINUTE))}`;
}

const RETRY_STATES: Readonly<Record<RetryState, string>> = {
  waiting: 'waits',
  acting: 'at work now',
  asking: 'waits for a person',
  paused: 'paused, for Meta is in trouble',
  succeeded: 'connected',
  stopped: 'stopped',
  cancelled: 'cancelled',
  'taken-over': 'taken over',
};

/** "+48…: waits, next at 14:08, 2 of 6 tries used". */
export function retryLine(
  { phoneNumberId, state, dueAt, tries, maxTries }: Retry,
  url: string | null,
  now: number,
): Markup {
  const thread = url === null ? mrkdwn`${phoneNumberId}` : link(url, phoneNumberId);
  const next = dueAt === null ? mrkdwn`` : mrkdwn`, next ${whenMarkup(dueAt, now)}`;
  return mrkdwn`• ${thread}: ${RETRY_STATES[state]}${next}, ${tries} of ${maxTries} tries used`;
}

export function moreText(count: number): string {
  return `… and ${count} more.`;
}
