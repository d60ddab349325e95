export type StepNumber = 1 | 2 | 3 | 4 | 5;
export type StepState = 'fine' | 'problem' | 'unknown';

/** One of the five steps of mending a connection, and what the live state says of it in one line. */
export type Step = { readonly number: StepNumber; readonly state: StepState; readonly says: string };
