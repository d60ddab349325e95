import { HOUR } from '../clock.ts';
import { coolDowns } from '../guard/cool-downs.ts';
import { readWait } from '../guard/read-wait.ts';
import type { GuardFacts } from '../guard/types.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { paceOf } from './causes.ts';

/** Waits that Meta names in the details of the error. */
const TOLD = new Set(['pin-attempts', 'pin-too-quick', 'rate-limited']);

/** What a retry is started with. */
export type RetryCause = {
  readonly action: ActionName;
  /** The knowledge entry. */
  readonly entry: string;
  /** The details of the error, where the paste holds them. */
  readonly details: string | null;
};

type Known = Pick<GuardFacts, 'now' | 'attempts' | 'milestones'>;

/** Whether we know ourselves since when the cause holds, so that the guard's waits say it all. */
function isOurs({ entry }: RetryCause, { attempts, milestones, now }: Known): boolean {
  const recent = now - HOUR;
  return (
    milestones.some(({ at }) => at > recent) ||
    attempts.some((attempt) => attempt.entry === entry && attempt.state === 'rejected')
  );
}

/** The moment of the first look, `facts.now` where nothing has to be waited for. */
export function firstWait(cause: RetryCause, facts: Known): number {
  const { first } = paceOf(cause.entry);
  const told = TOLD.has(cause.entry) ? readWait(cause.details) : null;
  const own = isOurs(cause, facts) ? 0 : (told ?? first);
  const [coolDown] = coolDowns(cause.action, facts);
  return Math.max(facts.now + own, coolDown?.until ?? 0);
}

/** How many tries a retry gets by its cause, and how long it may take from its first look on (milliseconds). */
export function retryLimits(entry: string): { readonly maxTries: number; readonly lasts: number } {
  const { maxTries, lasts } = paceOf(entry);
  return { maxTries, lasts };
}
