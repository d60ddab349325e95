import { DAY, HOUR, MINUTE } from '../clock.ts';

/** How a retry goes about one cause. Spans are milliseconds. */
export type Pace = {
  /** Before the first try, where nobody told when the cause ended, and Meta's answer came to somebody else. */
  readonly first: number;
  /** Between two tries that met the same cause. The guard may ask for more. */
  readonly pause: number;
  readonly maxTries: number;
  /** After so long it gives up. */
  readonly lasts: number;
};

const USUAL: Pace = { first: 0, pause: 5 * MINUTE, maxTries: 3, lasts: DAY };

/** By knowledge entry; what is not named here goes the usual way. Waits are those that the entries name. */
const PACES: Readonly<Record<string, Partial<Pace>>> = {
  'number-linked': { first: 3 * MINUTE, pause: 3 * MINUTE, maxTries: 6 },
  'platform-disconnect-wait': { first: 15 * MINUTE, maxTries: 4 },
  'waba-connected-elsewhere': { first: 15 * MINUTE, maxTries: 4 },
  'recently-deleted': { first: 5 * MINUTE, maxTries: 4 },
  'number-deleted': { first: 5 * MINUTE },
  'server-unavailable': { first: 5 * MINUTE, maxTries: 6 },
  generic: { first: 5 * MINUTE, maxTries: 2 },
  'rate-limited': { first: HOUR, maxTries: 5 },
  'pin-too-quick': { first: MINUTE },
  'pin-mismatch': { pause: 0, lasts: 3 * DAY },
  'pin-attempts': { first: 12 * HOUR, lasts: 5 * DAY },
  'register-rate-limit': { first: 72 * HOUR + MINUTE, lasts: 7 * DAY },
  'display-name': { pause: HOUR, lasts: 14 * DAY },
  'reverify-needed': { lasts: 3 * DAY },
  'confirm-ownership': { lasts: 3 * DAY },
  'partial-deregister': { lasts: 3 * DAY },
};

/** How to go about the cause that a knowledge entry names: tries, deadline, waits. */
export function paceOf(entry: string): Pace {
  return { ...USUAL, ...PACES[entry] };
}

/** Causes that time ends: a retry that meets one goes on, whatever it was started for. */
const PASSING = new Set([
  'recently-deleted',
  'server-unavailable',
  'generic',
  'rate-limited',
  'pin-attempts',
  'pin-too-quick',
  'register-rate-limit',
  'platform-disconnect-wait',
]);

export function isPassing(entry: string): boolean {
  return PASSING.has(entry);
}

/** Causes that a person ends, after which the same retry can go on. */
const HUMAN = new Set([
  'reverify-needed',
  'confirm-ownership',
  'partial-deregister',
  'terms-not-accepted',
  'display-name',
]);

export function isHuman(entry: string): boolean {
  return HUMAN.has(entry);
}

/** Every knowledge entry that is named here. */
export const namedCauses: readonly string[] = [...new Set([...Object.keys(PACES), ...PASSING, ...HUMAN])];
