import type { Ledger } from '../checks/facts.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { DetectDeps } from '../directory/detect-id.ts';
import type { GraphClient } from '../graph/client.ts';
import type { PlatformFeed } from '../graph/platform-feed.ts';
import type { Store } from '../store/database.ts';
import { readLedger } from './read-ledger.ts';

/** What reading the live status works with. */
export type StatusDeps = DetectDeps & {
  readonly feed: PlatformFeed;
  /** What we have done to a number ourselves. */
  readonly readLedger: (phoneNumberId: string) => Promise<Ledger>;
  /** Milliseconds for all reads together. */
  readonly deadline?: number;
};

type Parts = {
  readonly config: Config;
  readonly store: Store;
  readonly graph: GraphClient;
  readonly feed: PlatformFeed;
  readonly domainClock: Clock;
};

/** The parts that a bot or a command has, as the live status needs them. */
export function statusDepsOf({ config, store, graph, feed, domainClock: clock }: Parts): StatusDeps {
  const { wabaIds, businessId, appId } = config.whatsapp;
  return {
    db: store.db,
    ...{ graph, feed, clock, wabaIds, businessId, appId },
    readLedger: (phoneNumberId) => readLedger(store.db, phoneNumberId, clock()),
  };
}
