import type { ActionInput } from '../../actions/types.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import type { Draft } from './draft.ts';
import type { Work } from './tell.ts';

/** What was filled in. */
export type Typed = {
  readonly input: ActionInput;
  /** Where the secret part of it is kept; null: nothing secret was filled in. */
  readonly secretId: string | null;
  /** A restart without a key has lost it. */
  readonly isSecretLost: boolean;
};

export const nothingTyped: Typed = { input: {}, secretId: null, isSecretLost: false };

/** Something that a person wants done now. */
export type Run = Typed & {
  readonly work: Work;
  readonly draft: Draft;
  readonly action: ActionName;
  readonly orderId: string;
  /** For whom it is done: who pressed, or who asked for the approval that was given just now. */
  readonly user: string;
  readonly at: number;
  readonly approvalId: string | null;
};

/** Purpose of the message that tells of a call. */
export function runPurpose(orderId: string): string {
  return `run:${orderId}`;
}
