import { type Clock, HOUR } from '../clock.ts';
import type { Usage } from './usage.ts';

/** Remembers for whom Meta asked us to wait, and how full our hour is. */
export type Throttle = {
  /** When calls about this id may go on; null: now. */
  pausedUntil(id: string): number | null;
  note(id: string, usage: Usage, code: number | null): void;
  /** How full the hour of this id was when we last heard, in percent. */
  percent(id: string): number;
};

/** Limits of the whole app rather than of one account. */
const APP_CODES = new Set([4, 17, 341, 613]);
const APP = 'app';
/** Meta's windows are an hour long; a longer wait than this is not believed. */
const LONGEST = HOUR;

/** Keeps it for one process: a restart asks once more and is told again. */
export function createThrottle(clock: Clock): Throttle {
  const until = new Map<string, number>();
  const percents = new Map<string, number>();
  return {
    pausedUntil(id) {
      const latest = Math.max(until.get(id) ?? 0, until.get(APP) ?? 0);
      return latest > clock() ? latest : null;
    },
    note(id, { percent, wait }, code) {
      percents.set(id, percent);
      if (wait <= 0) return;
      const key = code !== null && APP_CODES.has(code) ? APP : id;
      until.set(key, clock() + Math.min(wait, LONGEST));
    },
    percent: (id) => percents.get(id) ?? 0,
  };
}
