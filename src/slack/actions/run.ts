import type { ActionInput } from '../../actions/types.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import type { Draft } from './draft.ts';
import type { Work } from './tell.ts';

/** Something that a person wants done now. */
export type Run = {
  readonly work: Work;
  readonly draft: Draft;
  readonly action: ActionName;
  readonly orderId: string;
  /** For whom it is done: who pressed, or who asked for the approval that was given just now. */
  readonly user: string;
  readonly at: number;
  readonly input: ActionInput;
  /** Where what was typed is kept; null: nothing secret was. */
  readonly secretId: string | null;
  readonly approvalId: string | null;
};

/** Purpose of the message that tells of a call. */
export function runPurpose(orderId: string): string {
  return `run:${orderId}`;
}
