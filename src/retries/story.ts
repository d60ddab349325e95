import { SECOND } from '../clock.ts';
import {
  type NextStep,
  openStates,
  type Retry,
  type RetryEnd,
  type RetryLine,
  type RetryState,
} from './types.ts';

/** How a retry changes. Pure: the retry as it stands in, the retry as it shall stand out. */

/** A policy that says "now" again and again must not keep us busy. */
const SHORTEST_WAIT = SECOND;
/** A story that is longer loses its oldest lines but the first; what was done is in the audit as well. */
const MAX_LINES = 400;

export function isOpen({ state }: Retry): boolean {
  return openStates.includes(state);
}

/** When something is to be done next: its time, or its last moment. */
export function wakeAt({ dueAt, deadlineAt }: Retry): number {
  return Math.min(dueAt ?? deadlineAt, deadlineAt);
}

function tell(retry: Retry, ...lines: readonly RetryLine[]): Retry {
  const all = [...retry.lines, ...lines];
  const surplus = Math.max(0, all.length - MAX_LINES);
  return { ...retry, lines: [...all.slice(0, 1), ...all.slice(1 + surplus)] };
}

function stateAfter(why: RetryEnd): RetryState {
  if (why === 'connected') return 'succeeded';
  return why === 'cancelled' || why === 'taken-over' ? why : 'stopped';
}

/** Ends a retry; `by` is null where nobody asked for it. */
function endRetry(retry: Retry, why: RetryEnd, by: string | null, now: number): Retry {
  const ended = tell(retry, { at: now, kind: 'ended', why, by });
  return { ...ended, state: stateAfter(why), end: why, dueAt: null };
}

/** As long as Meta reports the same trouble, the story has one line of it. */
function pauseRetry(retry: Retry, { until, title }: NextStep & { kind: 'pause' }, now: number): Retry {
  const last = retry.lines.at(-1);
  const isSame = last?.kind === 'paused' && last.title === title;
  const before = isSame ? { ...retry, lines: retry.lines.slice(0, -1) } : retry;
  const at = isSame ? last.at : now;
  const dueAt = Math.max(until, now + SHORTEST_WAIT);
  const told = tell(before, { at, kind: 'paused', title, until: dueAt });
  return { ...told, state: 'paused', end: null, dueAt };
}

/** What a person did while the turn was under way counts more than what the turn found. */
function heedNudge(before: Retry, after: Retry, seen: number, now: number): Retry {
  const wasNudged = before.lines.slice(seen).some(({ kind }) => kind === 'nudged');
  if (!wasNudged || !isOpen(after)) return after;
  return { ...after, state: 'waiting', end: null, dueAt: now };
}

function applyStep(retry: Retry, step: NextStep, now: number): Retry {
  switch (step.kind) {
    case 'wait':
      return { ...retry, state: 'waiting', end: null, dueAt: Math.max(step.until, now + SHORTEST_WAIT) };
    case 'act':
      return { ...retry, state: 'acting', end: null };
    case 'pause':
      return pauseRetry(retry, step, now);
    case 'ask':
      return {
        ...tell(retry, { at: now, kind: 'asked', why: step.why }),
        state: 'asking',
        end: step.why,
        dueAt: null,
      };
    case 'end':
      return endRetry(retry, step.why, null, now);
  }
}

export type Look = {
  readonly step: NextStep;
  /** The number's status; null: could not tell. */
  readonly status: string | null;
  /** Lines that the retry had when the look began. */
  readonly seen: number;
};

/** After a look at the live state. Null where the retry ended meanwhile: nothing is changed then. */
export function concludeLook(retry: Retry, { step, status, seen }: Look, now: number): Retry | null {
  if (!isOpen(retry)) return null;
  const looked: RetryLine[] =
    step.kind === 'wait' ? [{ at: now, kind: 'looked', status, until: Math.max(step.until, now) }] : [];
  return heedNudge(retry, applyStep(tell(retry, ...looked), step, now), seen, now);
}

export type Try = {
  readonly step: NextStep;
  readonly nth: number;
  readonly outcome: 'succeeded' | 'rejected' | 'unknown';
  readonly entry: string | null;
  readonly code: number | null;
  readonly left: number | null;
  /** Lines that the retry had when the try began. */
  readonly seen: number;
};

/** After a try. A retry that was ended meanwhile stays so, and still tells what came of the call. */
export function concludeTry(retry: Retry, done: Try, now: number): Retry | null {
  if (retry.tries >= done.nth) return null;
  const { step, nth, outcome, entry, code, left, seen } = done;
  const until = step.kind === 'wait' && isOpen(retry) ? step.until : null;
  const tried = tell(retry, { at: now, kind: 'tried', outcome, entry, code, left, until });
  const counted = { ...tried, tries: nth };
  if (!isOpen(retry)) return counted;
  return heedNudge(retry, applyStep(counted, step, now), seen, now);
}

/** Somebody wants it to look now, or brought what it asked for. Null where it has ended. */
export function nudgeRetry(retry: Retry, by: string, gave: 'pin' | null, now: number): Retry | null {
  if (!isOpen(retry)) return null;
  const told = tell(retry, { at: now, kind: 'nudged', by, ...(gave === null ? {} : { gave }) });
  return { ...told, state: retry.state === 'acting' ? 'acting' : 'waiting', end: null, dueAt: now };
}

/** A person cancels it, or does it by hand. Null where it has ended. */
export function closeRetry(
  retry: Retry,
  why: 'cancelled' | 'taken-over',
  by: string,
  now: number,
): Retry | null {
  return isOpen(retry) ? endRetry(retry, why, by, now) : null;
}
