import type { FormJob } from '../job.ts';
import type { Submission } from '../receive/submission.ts';
import type { WorkDeps } from '../work/deps.ts';

/** What a form makes of what was written into it; `outdated`: it is of another version of us. */
export type FormReading =
  | { readonly kind: 'job'; readonly job: Pick<FormJob, 'channel' | 'threadTs' | 'data'> }
  /** What to tell under which field; the form stays open. */
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'outdated' }
  /** Nothing to do: the form closes. */
  | { readonly kind: 'nothing' };

/** A kind of form. */
export type Form = {
  readonly callbackId: string;
  /** Checks the fields before the form closes; within Slack's three seconds. */
  readonly read: (deps: WorkDeps, submission: Submission) => Promise<FormReading>;
  /** Does what was asked; the job was written down before the form closed. */
  readonly handle: (deps: WorkDeps, job: FormJob, eventId: number) => Promise<void>;
};
