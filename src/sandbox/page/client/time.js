import { simulate } from './simulated-time.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/**
 * A Slack timestamp as a time of day, and in full; in the simulated Meta's time.
 * @param {string} ts
 */
export function timeOf(ts) {
  const date = new Date(simulate(Number(ts) * 1_000));
  return { iso: date.toISOString(), short: clock.format(date), full: full.format(date) };
}

/**
 * The time left until a moment: `2:05`, `3 h 20 min`; empty when it has come.
 * @param {number} until wall-clock milliseconds
 * @param {boolean} fast whether a second here is a minute there
 */
export function timeLeft(until, fast) {
  const seconds = Math.max(0, Math.ceil(((until - Date.now()) / 1_000) * (fast ? 60 : 1)));
  if (seconds === 0) return '';
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (hours > 0) return `${hours} h ${minutes} min`;
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
