import type { Ledger } from '../checks/facts.ts';
import type { DetectDeps } from '../directory/detect-id.ts';
import type { PlatformFeed } from '../graph/platform-feed.ts';

/** What reading the live status works with. */
export type StatusDeps = DetectDeps & {
  readonly accessToken: string | null;
  readonly feed: PlatformFeed;
  /** What we have done to a number ourselves. */
  readonly readLedger: (phoneNumberId: string) => Promise<Ledger>;
  /** Milliseconds for all reads together. */
  readonly deadline?: number;
};

const EMPTY: Ledger = { attempts: [], running: null };

/** Before we write anything to a number there is nothing to remember. */
export const emptyLedger = async (): Promise<Ledger> => EMPTY;
