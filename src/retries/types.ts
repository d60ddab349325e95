import type { CoolDownCause } from '../guard/types.ts';
import type { ActionName } from '../knowledge/schema.ts';

/**
 * waiting: the time has not come. acting: it looks, or calls. asking: a person is needed, and the retry goes on when
 * they answered. paused: Meta reports trouble.
 */
export type RetryState =
  | 'waiting'
  | 'acting'
  | 'asking'
  | 'paused'
  | 'succeeded'
  | 'stopped'
  | 'cancelled'
  | 'taken-over';

/** The states in which something may still come of it. */
export const openStates: readonly RetryState[] = ['waiting', 'acting', 'asking', 'paused'];

/** Why a retry ended or asks. */
export type RetryEnd =
  | 'connected'
  | 'cause-changed'
  | 'needs-pin'
  | 'needs-person'
  | 'tries-used'
  | 'deadline'
  | 'refused'
  | 'cancelled'
  | 'taken-over';

/** A line of the story in the thread. Moments are milliseconds since the epoch. */
export type RetryLine =
  | { readonly at: number; readonly kind: 'started'; readonly by: string; readonly until: number }
  | {
      readonly at: number;
      readonly kind: 'looked';
      readonly status: string | null;
      readonly until: number | null;
    }
  | {
      readonly at: number;
      readonly kind: 'tried';
      readonly outcome: 'succeeded' | 'rejected' | 'unknown';
      readonly entry: string | null;
      readonly code: number | null;
      readonly left: number | null;
      readonly until: number | null;
    }
  | { readonly at: number; readonly kind: 'paused'; readonly title: string; readonly until: number | null }
  | { readonly at: number; readonly kind: 'asked'; readonly why: RetryEnd }
  | {
      readonly at: number;
      readonly kind: 'nudged';
      readonly by: string;
      /** What they brought: the PIN that was asked for. */
      readonly gave?: 'pin';
    }
  | { readonly at: number; readonly kind: 'ended'; readonly why: RetryEnd; readonly by: string | null };

/** A retry of one number: what its status message shows, and what survives a restart. */
export type Retry = {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly wabaId: string | null;
  readonly caseId: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly action: ActionName;
  /** The knowledge entry that it is to solve. */
  readonly entry: string;
  readonly startedBy: string;
  readonly state: RetryState;
  /** Why it ended, or, while it asks, what for. */
  readonly end: RetryEnd | null;
  readonly dueAt: number | null;
  readonly tries: number;
  readonly maxTries: number;
  readonly startedAt: number;
  readonly deadlineAt: number;
  /** Oldest first. */
  readonly lines: readonly RetryLine[];
};

/** What a retry waits for. */
export type WaitReason =
  | CoolDownCause
  | 'budget'
  | 'running'
  | 'could-not-tell'
  /** The app on the phone still holds the number. */
  | 'still-linked'
  | 'name-review'
  /** Meta accepted it, and the live state does not show it yet. */
  | 'settling'
  /** The last try met the same cause. */
  | 'same-cause'
  /** Many waited for the same trouble to end: they come back one after the other. */
  | 'spread';

/** What a retry does next, as the policy decides it from the cause, the history and the live state. */
export type NextStep =
  | { readonly kind: 'wait'; readonly until: number; readonly why?: WaitReason }
  | { readonly kind: 'act' }
  | { readonly kind: 'ask'; readonly why: RetryEnd }
  | { readonly kind: 'pause'; readonly until: number; readonly title: string }
  | { readonly kind: 'end'; readonly why: RetryEnd };
