/** `unknown` is "could not tell": never to be read as a no. */
export type Verdict = 'ok' | 'warning' | 'fault' | 'unknown';

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
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Address of the page that says so. */
  readonly source?: string;
};
