import type { Clock } from '../clock.ts';
import type { GraphClient } from '../graph/client.ts';
import type { PlatformFeed } from '../graph/platform-feed.ts';
import type { Log } from '../log.ts';
import type { Matcher } from '../match/ladder.ts';
import type { Db } from '../store/schema.ts';

/**
 * Moments of an execution. intent: written down, the call not begun. sent: the call is on its way. answered: Meta has
 * answered, or not in time. recorded: the outcome is written down.
 */
export type ExecutionPoint = 'intent' | 'sent' | 'answered' | 'recorded';

/** What carrying out an order works with. */
export type ExecuteDeps = {
  readonly db: Db;
  readonly graph: GraphClient;
  readonly feed: PlatformFeed;
  /** By which waits and budgets run. */
  readonly clock: Clock;
  /** Says which knowledge entry a refusal of Meta belongs to. */
  readonly matcher: Matcher;
  readonly log: Log;
  /** Our app, by whose webhooks a subscription is recognised. */
  readonly appId: string | null;
  /** Told of named moments, for tests that end the process there. */
  readonly reached?: (point: ExecutionPoint) => void | Promise<void>;
};
