import { DAY, HOUR } from '../clock.ts';
import { Markup, mrkdwn } from './markup.ts';

/** Moments in words. Slack sets a date into its reader's time zone; anywhere else it is UTC, and says so. */

const NEAR = 12 * HOUR;

/** "14:05 UTC", or "22 November, 14:05 UTC" where it is not within twelve hours of `now`. */
export function momentText(at: number, now: number): string {
  const iso = new Date(at).toISOString();
  const time = `${iso.slice(11, 16)} UTC`;
  if (Math.abs(at - now) < NEAR) return time;
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return `${day.format(at)}, ${time}`;
}

/** The same for Slack: "14:05" where the reader is, or "tomorrow at 14:05". */
export function momentMarkup(at: number, now: number): Markup {
  const far = Math.abs(at - now) >= NEAR;
  return dateMarkup(at, far ? '{date_short_pretty} at {time}' : '{time}', momentText(at, now));
}

/** "at 14:05", or "tomorrow at 14:05": with the preposition that belongs to it. */
export function whenMarkup(at: number, now: number): Markup {
  const moment = momentMarkup(at, now);
  return Math.abs(at - now) >= NEAR ? moment : mrkdwn`at ${moment}`;
}

/** "14:05", for the head of a line in a list of them; with its day where the list goes over several. */
export function lineTimeMarkup(at: number, overDays: boolean): Markup {
  const iso = new Date(at).toISOString();
  return overDays
    ? dateMarkup(at, '{date_short} {time}', `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`)
    : dateMarkup(at, '{time}', `${iso.slice(11, 16)} UTC`);
}

/** Whether the moments lie so far apart that a time of day alone would not tell which day. */
export function spansDays(moments: readonly number[]): boolean {
  return moments.length > 1 && Math.max(...moments) - Math.min(...moments) >= DAY / 2;
}

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
function dateMarkup(at: number, format: string, fallback: string): Markup {
  return new Markup(`<!date^${Math.round(at / 1_000)}^${format}|${fallback}>`);
}

/** 42 s → "42 seconds"; 170 s → "3 minutes"; 26 h → "26 hours"; 5 d → "5 days". Rounded to what a person would say. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  if (seconds < 90) return countText(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return countText(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 72 ? countText(hours, 'hour') : countText(Math.round(hours / 24), 'day');
}

function countText(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
