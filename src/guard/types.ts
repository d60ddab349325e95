import type { Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { Incident } from '../graph/platform-feed.ts';
import type { ActionName } from '../knowledge/schema.ts';

/** What a person may do here, the least first. A stranger gets answers at most. */
export const roles = ['stranger', 'viewer', 'operator', 'approver'] as const;
export type Role = (typeof roles)[number];

/** How a call ended. `calling`: it began, and nothing is known of its end. */
export type AttemptState = 'calling' | 'succeeded' | 'rejected' | 'unknown';

/** A call that we made, or were about to make, as the guard sees it. Moments are milliseconds since the epoch. */
export type PastAttempt = {
  readonly action: ActionName;
  readonly state: AttemptState;
  readonly startedAt: number;
  readonly by: string;
  /** Meta's answer where it refused. */
  readonly code: number | null;
  readonly subcode: number | null;
  readonly details: string | null;
  /** The knowledge entry that the refusal was matched to. */
  readonly entry: string | null;
};

/** Something outside our calls from which a wait runs: a person said that it is done. */
export type Milestone = {
  readonly kind: 'phone-account-deleted' | 'platform-disconnected' | 'two-step-off';
  readonly at: number;
};

/** A second person's word for one action on one number, with just these parameters. */
export type Approval = {
  readonly by: string;
  readonly proposedBy: string;
  readonly expiresAt: number;
};

/** What somebody, or a retry, wants to do to a number now. */
export type GuardRequest = {
  readonly action: ActionName;
  readonly actor: { readonly user: string; readonly role: Role };
  /** A retry acts for whoever started it, and never spends the reserve. */
  readonly origin: 'person' | 'retry';
  /** Found valid for this number, action and parameters; null: nobody else has agreed. */
  readonly approval: Approval | null;
  /** The knowledge entry that the action is meant to solve; null: none. */
  readonly entry: string | null;
};

/** Everything that the decision rests on. */
export type GuardFacts = {
  readonly now: number;
  /** Read just now. */
  readonly number: Reading<PhoneNumber>;
  /** All attempts of the last 72 hours and more, oldest first. */
  readonly attempts: readonly PastAttempt[];
  readonly milestones: readonly Milestone[];
  /** Open trouble that Meta reports. */
  readonly incidents: Reading<readonly Incident[]>;
};

/** Why not now. `until` is when it opens again (milliseconds since the epoch); null: not by waiting. */
export type Refusal =
  | { readonly kind: 'role'; readonly needed: Role; readonly has: Role }
  | { readonly kind: 'approval'; readonly needed: Role }
  | { readonly kind: 'could-not-tell' }
  /** Registered here and in the WhatsApp Business app as well. */
  | { readonly kind: 'coexistence' }
  /** Not registered here, and the WhatsApp Business app still holds it. */
  | { readonly kind: 'on-phone' }
  /** Banned, deleted, moved away: the call cannot help. */
  | { readonly kind: 'wrong-state'; readonly status: string }
  /** Only a person may do it, never a retry. */
  | { readonly kind: 'never-automatic' }
  | { readonly kind: 'already-connected' }
  | { readonly kind: 'already-verified' }
  | { readonly kind: 'not-verified' }
  | { readonly kind: 'not-registered' }
  | { readonly kind: 'name-not-usable'; readonly status: string }
  | { readonly kind: 'running'; readonly action: ActionName; readonly by: string; readonly since: number }
  | { readonly kind: 'cool-down'; readonly cause: CoolDownCause; readonly until: number }
  | {
      readonly kind: 'budget';
      readonly action: ActionName;
      readonly used: number;
      readonly allowed: number;
      readonly until: number;
      /** The rest is kept for an approver. */
      readonly isReserve: boolean;
    }
  | { readonly kind: 'pin-streak'; readonly wrong: number; readonly until: number }
  | { readonly kind: 'outage'; readonly title: string };

export type CoolDownCause =
  | 'phone-account-deleted'
  | 'platform-disconnected'
  | 'recently-deleted'
  | 'pin-lock'
  | 'pin-too-quick'
  | 'budget-spent'
  | 'code-requests'
  | 'code-guesses'
  | 'transient'
  | 'rate-limit';

/** A wait that is on, or was: it ends at `until` (milliseconds since the epoch). */
export type CoolDown = { readonly cause: CoolDownCause; readonly until: number };

export type Decision =
  | {
      readonly kind: 'allowed';
      /** Calls left in the budget after this one; null: the action has none. */
      readonly left: number | null;
      readonly spendsReserve: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
