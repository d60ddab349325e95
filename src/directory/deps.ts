import type { Clock } from '../clock.ts';
import type { GraphClient } from '../graph/client.ts';
import type { Db } from '../store/schema.ts';

/** What the directory works with. */
export type DirectoryDeps = {
  readonly db: Db;
  readonly graph: GraphClient;
  readonly clock: Clock;
  /** WABAs named in the configuration. */
  readonly wabaIds: readonly string[];
  /** The portfolio whose WABAs count as ours. */
  readonly businessId: string | null;
};
