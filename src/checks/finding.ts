/** `unknown` is "could not tell": never to be read as a no. */
export type Verdict = 'ok' | 'warning' | 'fault' | 'unknown';

/** Who has to act: the customer, us, or Meta. */
export type Side = 'customer' | 'us' | 'meta';

/** One of several values that a check looked at. */
export type FindingPart = {
  readonly label: string;
  readonly verdict: Verdict;
  readonly says: string;
  readonly next?: string;
};

/** What one live check found, for a person. */
export type Finding = {
  /** Name of the check, such as `phone-number`. */
  readonly check: string;
  readonly verdict: Verdict;
  /** One line: the state of things. */
  readonly summary: string;
  /** Why it is so. */
  readonly reason?: string;
  /** What to do now. */
  readonly next?: string;
  /** Whose turn it is. */
  readonly side?: Side;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Each value for itself, where the check looked at several that may differ. */
  readonly parts?: readonly FindingPart[];
  /** Address of the page that says so. */
  readonly source?: string;
};
