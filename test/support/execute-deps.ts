import type { ExecuteDeps } from '../../src/actions/deps.ts';
import { createGraphClient } from '../../src/graph/client.ts';
import { createPlatformFeed } from '../../src/graph/platform-feed.ts';
import { openLog } from '../../src/log.ts';
import type { Matcher } from '../../src/match/ladder.ts';
import { SANDBOX_TOKEN } from '../../src/sandbox/graph/seed.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import type { Store } from '../../src/store/database.ts';

export type DepsOptions = {
  readonly store: Store;
  readonly graphUrl: string;
  readonly clock: ExecuteDeps['clock'];
  readonly matcher: Matcher;
  readonly log?: string[];
  /** Milliseconds that Meta gets to answer a read. */
  readonly timeout?: number;
  /** The same for a write. */
  readonly writeTimeout?: number;
};

/** The parts of an execution for a data folder and an emulated Graph API. */
export function executeDeps(options: DepsOptions): ExecuteDeps {
  const { store, graphUrl, clock, matcher, log = [], timeout = 30_000, writeTimeout = 30_000 } = options;
  const identity = { accessToken: SANDBOX_TOKEN, appId: '1050000000000017', appSecret: null };
  const access = { apiUrl: graphUrl, version: 'v25.0', ...identity };
  return {
    db: store.db,
    graph: createGraphClient({ ...access, clock, retries: 0, timeout, writeTimeout }),
    feed: createPlatformFeed(`${graphUrl}${FEED_PATH}`, clock),
    ...{ clock, matcher },
    log: openLog({ level: 'debug', clock, write: (line) => log.push(line), redact: (text) => ({ text }) }),
    appId: identity.appId,
  };
}
