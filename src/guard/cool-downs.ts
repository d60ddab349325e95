import { HOUR, MINUTE } from '../clock.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { BUDGET_WINDOW } from './budget.ts';
import { codeCoolDowns } from './code-cool-downs.ts';
import { readWait } from './read-wait.ts';
import { backOff, isRateLimit, isTransient, trailing } from './transient.ts';
import type { CoolDown, GuardFacts, Milestone, PastAttempt } from './types.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/migrate-existing-whatsapp-number-to-a-business-account */
export const PHONE_WAIT = 3 * MINUTE;
/** https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/errors (2655094, 3441049) */
export const DISCONNECT_WAIT = 15 * MINUTE;
/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (133015); then longer. */
const DELETION_WAITS = [5 * MINUTE, 10 * MINUTE] as const;

/** Meta names the wait in the details; these stand in where it does not, or names one that cannot be meant. */
const LOCK = { usual: 12 * HOUR, least: MINUTE, most: 72 * HOUR };
const PACE = { usual: MINUTE, least: MINUTE / 2, most: 24 * HOUR };

function afterMilestones(milestones: readonly Milestone[]): CoolDown[] {
  return milestones.flatMap(({ kind, at }): CoolDown[] => {
    if (kind === 'phone-account-deleted') return [{ cause: kind, until: at + PHONE_WAIT }];
    if (kind === 'platform-disconnected') return [{ cause: kind, until: at + DISCONNECT_WAIT }];
    return [];
  });
}

function toldWait(details: string | null, { usual, least, most }: typeof LOCK, doubled: number): number {
  const told = readWait(details);
  return Math.min(most, told === null ? usual * 2 ** doubled : Math.max(least, told));
}

const hasCode =
  (code: number) =>
  (attempt: PastAttempt): boolean =>
    attempt.state === 'rejected' && attempt.code === code;

function afterDeletion(registers: readonly PastAttempt[]): CoolDown[] {
  const run = trailing(registers, hasCode(133015));
  const [newest] = run;
  if (newest === undefined) return [];
  const wait = run.length === 1 ? DELETION_WAITS[0] : DELETION_WAITS[1];
  return [{ cause: 'recently-deleted', until: newest.startedAt + wait }];
}

function afterPins(registers: readonly PastAttempt[]): CoolDown[] {
  const locks = registers.filter(hasCode(133008)).map(({ startedAt, details }) => ({
    cause: 'pin-lock' as const,
    until: startedAt + toldWait(details, LOCK, 0),
  }));
  const run = trailing(registers, hasCode(133009));
  const paces = run.map(({ startedAt, details }) => ({
    cause: 'pin-too-quick' as const,
    until: startedAt + toldWait(details, PACE, run.length - 1),
  }));
  return [...locks, ...paces];
}

/** Meta blocks the call for 72 hours, counted anew from the one that was too many. */
function afterBlock(own: readonly PastAttempt[]): CoolDown[] {
  return own
    .filter(hasCode(133016))
    .map(({ startedAt }) => ({ cause: 'budget-spent', until: startedAt + BUDGET_WINDOW }));
}

function afterFailures(own: readonly PastAttempt[], all: readonly PastAttempt[]): CoolDown[] {
  const failures = trailing(own, isTransient);
  const limits = trailing(all, isRateLimit);
  return [
    { cause: 'transient' as const, run: failures },
    { cause: 'rate-limit' as const, run: limits },
  ].flatMap(({ cause, run }) => {
    const [newest] = run;
    return newest === undefined ? [] : [{ cause, until: newest.startedAt + backOff(run, 0) }];
  });
}

/** Every wait that holds this action back now, the one that ends last first. */
export function coolDowns(
  action: ActionName,
  { attempts, milestones, now }: Pick<GuardFacts, 'attempts' | 'milestones' | 'now'>,
): CoolDown[] {
  const own = attempts.filter((attempt) => attempt.action === action);
  const register =
    action === 'register' ? [...afterMilestones(milestones), ...afterDeletion(own), ...afterPins(own)] : [];
  const all = [
    ...register,
    ...afterBlock(own),
    ...codeCoolDowns(action, attempts),
    ...afterFailures(own, attempts),
  ];
  return all.filter(({ until }) => until > now).toSorted((a, b) => b.until - a.until);
}
