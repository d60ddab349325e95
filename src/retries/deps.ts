import type { Execution, Order } from '../actions/types.ts';
import type { Clock } from '../clock.ts';
import type { Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { GuardFacts, Role } from '../guard/types.ts';
import type { ActionName } from '../knowledge/schema.ts';
import type { Log } from '../log.ts';
import type { Along } from '../store/retries.ts';
import type { Db } from '../store/schema.ts';
import type { StepInput } from './policy.ts';
import type { NextStep, Retry } from './types.ts';

export type Decide = (input: StepInput) => NextStep;

/** PINs that are kept for retries. */
export type Pins = {
  /** The PIN that a person gave for this retry; null: none was given, or it is gone. */
  find(retryId: string): Promise<string | null>;
};

/** What a turn of a retry works with. */
export type TurnDeps = {
  readonly db: Db;
  /** By which the waits run. */
  readonly clock: Clock;
  /** By which the library's own timers run. */
  readonly wall: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly decide: Decide;
  /** History, milestones, incidents and live state of the number; `known` where that was read just before. */
  readonly readFacts: (
    retry: Retry,
    known: Reading<PhoneNumber> | null,
    signal: AbortSignal,
  ) => Promise<GuardFacts>;
  /** The same order again calls nobody again. */
  readonly execute: (order: Order, signal: AbortSignal) => Promise<Execution>;
  /** What the person may do now. Throws where that cannot be told. */
  readonly roleOf: (user: string) => Promise<Role>;
  readonly needsPin: (action: ActionName) => boolean;
  readonly pins: Pins;
  /** What is written down together with a change: the audit, and that secrets of an ended retry go. */
  readonly along: Along;
  /** Told that a row has changed. */
  readonly changed: (retryId: string) => void;
  /** Fires when the bot stops. */
  readonly stopping: AbortSignal;
};
