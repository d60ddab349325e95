import type { Against } from './against-error.ts';
import type { Finding } from './finding.ts';
import type { Overall } from './overall.ts';

/** What a wrong id can be in the place of a phone number's. */
export type SwappedKind = 'waba' | 'business' | 'app';

/** The live status of one number, as the card, the terminal and machines show it. */
export type StatusReport = {
  readonly overall: Overall;
  /** In the order of their importance. */
  readonly findings: readonly Finding[];
  /** What to act on first; null where all is well. */
  readonly decisive: Finding | null;
  /** What the state says of the error that was pasted, if one was. */
  readonly against: Against | null;
  readonly number: {
    readonly display: string | null;
    readonly name: string | null;
    readonly phoneNumberId: string | null;
    readonly wabaId: string | null;
    readonly wabaName: string | null;
  };
  /** Meta's trace id of the first read that it refused: for a ticket. */
  readonly traceId: string | null;
  /** The id that was given for a number, and what it is instead; null: no swap was noticed. */
  readonly swapped: { readonly id: string; readonly actual: SwappedKind } | null;
  /** The number is in none of the accounts that we know. */
  readonly isForeign: boolean;
  readonly readAt: number;
  /** Milliseconds that the reads took. */
  readonly took: number;
};
