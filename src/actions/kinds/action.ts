import type { GraphClient } from '../../graph/client.ts';
import type { Written } from '../../graph/writes.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import type { LiveState, TookEffect } from '../live-state.ts';
import type { Situation } from '../situation.ts';
import type { ActionInput, Order } from '../types.ts';

/** What an order must hold besides the number. */
export type Asked = keyof ActionInput;

/** A call that changes a number at Meta. What it takes of role, approval and budget stands in the guard's policy. */
export type Action = {
  readonly name: ActionName;
  /** As in a list or a log. */
  readonly title: string;
  readonly asks: readonly Asked[];
  /** The webhooks of its account are part of what it changes. */
  readonly readsApps?: boolean;
  /** How much it would help here (see `usefulness`); null: not at all. Whether it is allowed is the guard's to say. */
  readonly offer: (situation: Situation) => number | null;
  readonly call: (graph: GraphClient, order: Order, signal?: AbortSignal) => Promise<Written>;
  /** @param before null: it was not read, or is not known any more */
  readonly tookEffect: (before: LiveState | null, after: LiveState) => TookEffect;
};
