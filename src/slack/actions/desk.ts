import type { ActionFacts, ActionTarget } from '../../actions/read-facts.ts';
import type { History } from '../../actions/situation.ts';
import type { Execution, Order } from '../../actions/types.ts';
import type { Clock } from '../../clock.ts';
import type { Role } from '../../guard/types.ts';
import type { Retries } from '../../retries/retries.ts';
import type { SealedBox } from './sealed-box.ts';

/** What the buttons that change something work with. */
export type ActionDesk = {
  /** By which waits and budgets run. */
  readonly clock: Clock;
  /** What the person may do now. Throws where that cannot be told. */
  readonly roleOf: (user: string) => Promise<Role>;
  /** Carries an order out, once. `onIntent` is called when the call is about to be made. */
  readonly execute: (order: Order, onIntent: () => Promise<void>) => Promise<Execution>;
  /** The live state and what the ledger knows. Never throws for what Meta does. */
  readonly readFacts: (number: ActionTarget, signal: AbortSignal) => Promise<ActionFacts>;
  /** What the ledger alone knows of a number. */
  readonly readHistory: (phoneNumberId: string) => Promise<History>;
  readonly retries: Retries;
  readonly sealed: SealedBox;
  /** PINs outlive a restart. */
  readonly canKeep: boolean;
};
