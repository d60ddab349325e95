import type { Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { Incident } from '../graph/platform-feed.ts';
import type { TokenInfo } from '../graph/token.ts';
import type { Waba } from '../graph/waba.ts';
import type { AppSubscription, SubscribedApp } from '../graph/webhooks.ts';
import type { PastAttempt } from '../guard/types.ts';
import type { Retry } from '../retries/types.ts';

/** What we ourselves have done to a number, and are doing. Moments are milliseconds since the epoch. */
export type Ledger = {
  /** Those that Meta may still count, and any that is on its way. */
  readonly attempts: readonly PastAttempt[];
  /** The retry that has not ended. */
  readonly retry: Pick<Retry, 'action' | 'state' | 'dueAt'> | null;
};

/** Everything that the checks look at: what was read of Meta just now, and what we know by ourselves. */
export type StatusFacts = {
  readonly now: number;
  readonly phoneNumberId: string | null;
  readonly wabaId: string | null;
  /** Our app's id, where it is configured. */
  readonly appId: string | null;
  readonly number: Reading<PhoneNumber>;
  readonly token: Reading<TokenInfo>;
  readonly waba: Reading<Waba>;
  readonly apps: Reading<readonly SubscribedApp[]>;
  readonly appSubscription: Reading<AppSubscription | null>;
  readonly incidents: Reading<readonly Incident[]>;
  /** When we first saw the number in its account; null: never yet. */
  readonly firstSeenAt: number | null;
  readonly ledger: Reading<Ledger>;
};
