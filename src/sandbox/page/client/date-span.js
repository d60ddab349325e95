import { make } from './dom.js';
import { simulatedNow } from './simulated-time.js';

const DAY = 86_400_000;

/** @param {Date} date */
const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/**
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} options
 */
const format = (date, options) => new Intl.DateTimeFormat(undefined, options).format(date);

/**
 * "today", "tomorrow", "yesterday"; else as `otherwise` has it.
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} otherwise
 */
function prettyDay(date, otherwise) {
  const days = Math.round((midnight(date) - midnight(new Date(simulatedNow()))) / DAY);
  const words = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]);
  return words.get(days) ?? format(date, otherwise);
}

const short = /** @type {const} */ ({ day: 'numeric', month: 'short', year: 'numeric' });
const long = /** @type {const} */ ({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** @type {Readonly<Record<string, (date: Date) => string>>} */
const tokens = {
  time: (date) => format(date, { hour: '2-digit', minute: '2-digit' }),
  time_secs: (date) => format(date, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  date_num: (date) => format(date, { dateStyle: 'short' }),
  date: (date) => format(date, { dateStyle: 'long' }),
  date_short: (date) => format(date, short),
  date_long: (date) => format(date, long),
  date_pretty: (date) => prettyDay(date, { dateStyle: 'long' }),
  date_short_pretty: (date) => prettyDay(date, short),
  date_long_pretty: (date) => prettyDay(date, long),
};

/**
 * Slack's date of a message (`!date^1795269750^{time}`), in the time zone of whoever looks; the fallback where it is
 * of a form that we do not know.
 * @param {string} target
 * @param {string} fallback
 * @returns {Node}
 */
export function drawDate(target, fallback) {
  const [, seconds = '', words = ''] = target.split('^');
  const date = new Date(Number(seconds) * 1_000);
  const isKnown = [...words.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => tokens[name] !== undefined);
  if (!isKnown || words === '' || Number.isNaN(date.getTime())) return document.createTextNode(fallback);
  const text = words.replace(/\{(\w+)\}/g, (_, name) => tokens[name]?.(date) ?? '');
  return make('time', { datetime: date.toISOString(), title: fallback }, text);
}
