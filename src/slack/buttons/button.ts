import type { ClickJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';

/** A click, with what the button's name says beyond that of its kind. */
export type Click = ClickJob & { readonly argument: string };

/** A kind of button under our messages. */
export type Button = {
  /** Its action_id; or, ending in a colon, what its action_ids begin with. */
  readonly name: string;
  /** Answers the click, whoever it comes from and however old the message is. */
  readonly press: (deps: WorkDeps, click: Click, eventId: number) => Promise<void>;
};

/** The thread that an answer to the click belongs in. */
export function threadOf({ threadTs, messageTs }: ClickJob): string {
  return threadTs ?? messageTs;
}
