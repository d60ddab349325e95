import type { PhoneNumber } from '../graph/phone-numbers.ts';
import { isRegistered } from '../guard/live.ts';
import type { GuardFacts } from '../guard/types.ts';
import type { Entry } from '../knowledge/schema.ts';
import { type LiveState, numberOf } from './live-state.ts';

/** What of a knowledge entry decides which actions help. */
export type OfferEntry = Pick<Entry, 'id' | 'actions' | 'steps' | 'waits'>;

/** What we did to the number, and what people told us. */
export type History = Pick<GuardFacts, 'now' | 'attempts' | 'milestones'>;

/** Everything that decides whether something is worth offering. */
export type Situation = History & {
  /** null: not read yet. */
  readonly live: LiveState | null;
  /** The error that is to be solved; null: none, as under a status card. */
  readonly entry: OfferEntry | null;
};

/** How useful something is now: the most useful is offered first. */
export const usefulness = { first: 90, good: 70, possible: 50, later: 30 } as const;

/** The number; null where it was not read, or could not be. */
export function seenNumber({ live }: Situation): PhoneNumber | null {
  return live === null ? null : numberOf(live);
}

/** Whether the number is registered with us; null: not read, or could not tell. */
export function isSeenRegistered(situation: Situation): boolean | null {
  const number = seenNumber(situation);
  return number === null ? null : isRegistered(number);
}

/** The entry says that this action belongs to its solution. */
export function wants({ entry }: Situation, action: Entry['actions'][number]): boolean {
  return entry?.actions.includes(action) === true;
}

/** The entry's steps send people through one of these procedures. */
export function leadsThrough({ entry }: Situation, procedures: readonly string[]): boolean {
  return (entry?.steps ?? []).some((step) => typeof step === 'object' && procedures.includes(step.procedure));
}

/** An action that succeeded after any of those moments. */
export function succeededSince(
  { attempts }: History,
  action: Entry['actions'][number],
  since: number,
): boolean {
  return attempts.some(
    (each) => each.action === action && each.state === 'succeeded' && each.startedAt >= since,
  );
}

/** When registering was last refused for this reason; null: never. */
export function lastRefusedFor({ attempts }: History, entries: readonly string[]): number | null {
  const refused = attempts.findLast(
    ({ action, state, entry }) =>
      action === 'register' && state === 'rejected' && entry !== null && entries.includes(entry),
  );
  return refused?.startedAt ?? null;
}
