import type { ActionName } from '../knowledge/schema.ts';
import type { RetryState } from '../retries/types.ts';
import { momentText } from './moment.ts';
import { actionWords } from './texts-actions.ts';
import type { ValueReading } from './texts-phone-number.ts';

export const ledgerLabels = {
  register: 'Registrations',
  deregister: 'Deregistrations',
  running: 'Running now',
};

/** Calls of one kind that still count, of those that Meta allows in 72 hours. */
export type Used = {
  readonly used: number;
  readonly allowed: number;
  /** Of these, kept for an approver. */
  readonly reserve: number;
  /** When the next call may be made where all are used; null: now. */
  readonly opensAt: number | null;
  readonly now: number;
};

export function ledgerText({ used, allowed, reserve, opensAt, now }: Used): ValueReading {
  if (used === 0) return { verdict: 'ok', says: `none of ${allowed} attempts in 72 hours used by me` };
  const says = `${used} of ${allowed} attempts in 72 hours used`;
  if (used < allowed - reserve) return { verdict: 'ok', says };
  if (used < allowed) {
    return {
      verdict: 'warning',
      says,
      next: `Be sure of the cause before the next try: the last ${reserve} are for an approver, and one more than ${allowed} would block the number for 72 hours.`,
    };
  }
  const wait = opensAt === null ? 'Wait' : `Wait until ${momentText(opensAt, now)}`;
  return {
    verdict: 'fault',
    says: `all ${allowed} attempts in 72 hours are used`,
    next: `${wait}; a try before that would block the number for 72 hours.`,
  };
}

/** A call that is on its way. */
export function callingText(action: ActionName, since: number, now: number): string {
  return `${actionWords(action).noun} since ${momentText(since, now)}`;
}

/** A retry that has not ended. */
export function retryingText(
  action: ActionName,
  state: RetryState,
  dueAt: number | null,
  now: number,
): string {
  const { noun } = actionWords(action);
  const time = dueAt === null ? '' : ` until ${momentText(dueAt, now)}`;
  switch (state) {
    case 'asking':
      return `${noun}: the retry waits for a person`;
    case 'paused':
      return `${noun}: the retry is paused${time}, because Meta reports trouble`;
    case 'acting':
      return `${noun}: the retry is at it`;
    default:
      return `${noun}: the retry waits${time}`;
  }
}
