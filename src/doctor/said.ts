export type Verdict = 'ok' | 'warning' | 'fault' | 'skipped';

/** What a check has to say. `mend`: what to do about it, and where. */
export type Said = {
  readonly verdict: Verdict;
  readonly says: string;
  readonly mend?: string;
};

export const ok = (says: string): Said => ({ verdict: 'ok', says });
export const warning = (says: string, mend: string): Said => ({ verdict: 'warning', says, mend });
export const fault = (says: string, mend: string): Said => ({ verdict: 'fault', says, mend });
/** Nothing was looked at, and why; `mend` where somebody may want it looked at. */
export const skipped = (says: string, mend?: string): Said => ({
  verdict: 'skipped',
  says,
  ...(mend === undefined ? {} : { mend }),
});

/** A check that reports as it goes along. */
export type Findings = AsyncIterable<Said> | Iterable<Said>;
