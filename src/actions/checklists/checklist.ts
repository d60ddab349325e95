import type { Milestone } from '../../guard/types.ts';
import type { Situation } from '../situation.ts';

/** What a person does by hand, and what we wait for afterwards. */
export const checklistNames = ['free-from-phone', 'disconnect-platform', 'turn-off-two-step'] as const;
export type ChecklistName = (typeof checklistNames)[number];

export type Checklist = {
  readonly name: ChecklistName;
  readonly title: string;
  /** Procedures of the knowledge base; the first is the one to show unless the entry leads through another. */
  readonly procedures: readonly [string, ...string[]];
  /** What “Done, continue” is written down as. */
  readonly milestone: Milestone['kind'];
  /** Milliseconds that Meta needs after the last step; 0: none. */
  readonly wait: number;
  /** How much it would help here (see `usefulness`); null: not at all. */
  readonly offer: (situation: Situation) => number | null;
};
