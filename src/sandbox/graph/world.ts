import type { Clock } from '../../clock.ts';
import type { EmulatedApp, EmulatedBusiness, EmulatedToken, EmulatedWaba } from './state/account.ts';
import type { EmulatedNumber } from './state/number.ts';
import { type NumberAction, reduceNumber } from './state/reduce.ts';
import type { Step } from './state/step.ts';
import type { Trouble } from './state/trouble.ts';

/** Everything the emulated Graph API knows. A value: every change makes a new one. */
export type WorldState = {
  readonly numbers: readonly EmulatedNumber[];
  readonly wabas: readonly EmulatedWaba[];
  readonly businesses: readonly EmulatedBusiness[];
  readonly app: EmulatedApp;
  readonly tokens: readonly EmulatedToken[];
  readonly trouble: Trouble;
};

export type World = {
  readonly clock: Clock;
  readonly read: () => WorldState;
  readonly findNumber: (id: string) => EmulatedNumber | undefined;
  readonly findWaba: (id: string) => EmulatedWaba | undefined;
  /** Runs an action on a number and keeps what became of it. */
  readonly act: (number: EmulatedNumber, action: NumberAction) => Step;
  readonly change: (next: (state: WorldState) => WorldState) => void;
  readonly onChange: (listener: () => void) => void;
};

/** Holds a `WorldState` and tells listeners when it changed. */
export function createWorld(initial: WorldState, clock: Clock): World {
  let state = initial;
  const listeners: (() => void)[] = [];
  const change = (next: (state: WorldState) => WorldState): void => {
    state = next(state);
    for (const listener of listeners) listener();
  };
  return {
    clock,
    read: () => state,
    findNumber: (id) => state.numbers.find((number) => number.id === id),
    findWaba: (id) => state.wabas.find((waba) => waba.id === id),
    act: (number, action) => {
      const step = reduceNumber(number, action, clock());
      change((before) => ({ ...before, numbers: replaceById(before.numbers, step.number) }));
      return step;
    },
    change,
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The list with the item of the same id replaced. */
export function replaceById<Item extends { readonly id: string }>(
  items: readonly Item[],
  item: Item,
): Item[] {
  return items.map((other) => (other.id === item.id ? item : other));
}
