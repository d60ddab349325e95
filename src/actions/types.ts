import type { GraphApiError, Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { AttemptState, Refusal, Role } from '../guard/types.ts';
import type { ActionName } from '../knowledge/schema.ts';

/** What an action is told besides the number. Secrets are held in memory only, and never written down in clear. */
export type ActionInput = {
  /** Six digits: the two-step PIN. */
  readonly pin?: string;
  /** Six digits: the verification code. */
  readonly code?: string;
  readonly method?: 'SMS' | 'VOICE';
  /** Such as en_US. */
  readonly language?: string;
};

/** One press, or one try of a retry: whatever happens, it is carried out once. */
export type Order = {
  /** Told apart from every other order; the same id again is the same order. */
  readonly id: string;
  readonly action: ActionName;
  readonly phoneNumberId: string;
  readonly wabaId: string | null;
  readonly caseId: string | null;
  readonly retryId: string | null;
  readonly actor: { readonly user: string; readonly role: Role };
  readonly origin: 'person' | 'retry';
  readonly approvalId: string | null;
  readonly entry: string | null;
  readonly input: ActionInput;
};

/** An attempt as the ledger holds it. Moments are milliseconds since the epoch. */
export type Attempt = {
  readonly id: string;
  readonly action: ActionName;
  readonly phoneNumberId: string;
  readonly wabaId: string | null;
  readonly caseId: string | null;
  readonly retryId: string | null;
  readonly by: string;
  readonly approvedBy: string | null;
  readonly origin: 'person' | 'retry';
  readonly state: AttemptState;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly details: string | null;
  readonly fbtraceId: string | null;
  readonly entry: string | null;
};

/** What came of an order. */
export type Execution =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The same order ran before, or somebody else's runs now. */
  | { readonly kind: 'taken'; readonly attempt: Attempt }
  | {
      readonly kind: 'succeeded';
      readonly attempt: Attempt;
      readonly before: Reading<PhoneNumber>;
      readonly after: Reading<PhoneNumber>;
      /** Calls left in the budget; null: the action has none. */
      readonly left: number | null;
    }
  | {
      readonly kind: 'rejected';
      readonly attempt: Attempt;
      readonly error: GraphApiError;
      /** The entry that Meta's answer was matched to. */
      readonly entry: string | null;
      readonly before: Reading<PhoneNumber>;
      readonly after: Reading<PhoneNumber>;
      readonly left: number | null;
    }
  /** No answer came, or we were interrupted: the state was read instead, and the call counts as spent. */
  | {
      readonly kind: 'unknown';
      readonly attempt: Attempt;
      /** Whether the state shows that the call took effect. */
      readonly tookEffect: 'yes' | 'no' | 'could-not-tell';
      readonly after: Reading<PhoneNumber>;
      readonly left: number | null;
    };
