import { readItem } from '../../src/bulk/item.ts';
import { createGraphClient, type GraphClient } from '../../src/graph/client.ts';
import { createPlatformFeed } from '../../src/graph/platform-feed.ts';
import { CLIENT_WABA, MAIN_WABA, SANDBOX_TOKEN } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import type { StatusDeps } from '../../src/status/deps.ts';
import { openStore } from '../../src/store/database.ts';
import { worldWith } from './many-numbers.ts';
import { createTempDir } from './temp-dir.ts';

/** Notes what is asked for. */
function counting(graph: GraphClient, calls: string[]): GraphClient {
  return {
    ...graph,
    forWaba: (wabaId) => counting(graph.forWaba(wabaId), calls),
    get: (path, ...rest) => {
      calls.push(path);
      return graph.get(path, ...rest);
    },
  };
}

/** What a list of numbers is checked with: an empty store and the emulated Graph API, whose calls are noted. */
export async function openBulkDesk(
  numbers: readonly EmulatedNumber[] = [],
  change: Partial<StatusDeps> = {},
) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const store = cleanUp.use(openStore(dir.path));
  const world = createWorld(worldWith(numbers, Date.now()), Date.now);
  const server = await serveGraph(world);
  cleanUp.defer(() => server.stop());
  const { app } = world.read();
  const identity = { accessToken: SANDBOX_TOKEN, appId: app.id, appSecret: app.secret };
  const graph = createGraphClient({ apiUrl: server.url, version: 'v25.0', ...identity, retries: 0 });
  const calls: string[] = [];
  const deps: StatusDeps = {
    ...{ db: store.db, graph: counting(graph, calls), clock: Date.now, appId: app.id },
    ...{ wabaIds: [MAIN_WABA, CLIENT_WABA], businessId: null },
    feed: createPlatformFeed(`${server.url}${FEED_PATH}`, Date.now),
    readLedger: async () => ({ attempts: [], retry: null }),
    ...change,
  };
  const parts = cleanUp.move();
  return { deps, graph, world, calls, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

export const items = (...cells: readonly string[]) => cells.map(readItem);

/** Numbers of the sandbox: one that is linked elsewhere, one that works, one of a client. */
export const LINKED = '+48600123456';
export const HEALTHY = '+5511912345678';
export const CLIENT = '+34612345678';
