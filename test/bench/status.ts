import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statusCard } from '../../src/answer/status-card.ts';
import { createGraphClient } from '../../src/graph/client.ts';
import { createPlatformFeed } from '../../src/graph/platform-feed.ts';
import { CLIENT_WABA, MAIN_WABA, SANDBOX_TOKEN, seedWorld } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import type { StatusDeps } from '../../src/status/deps.ts';
import { readStatus } from '../../src/status/read-status.ts';
import { openStore } from '../../src/store/database.ts';
import { quantile, type Times, timeEachAsync } from './timing.ts';

const LATENCY_MS = 50;
const ROUNDS = 60;
const NUMBER = '+55 11 91234-5678';

/** A server that hands every request on after the latency of a call to Meta. */
async function startSlowly(target: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    setTimeout(async () => {
      const { authorization = '' } = request.headers;
      const answer = await fetch(`${target}${request.url}`, { headers: { authorization } });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    }, LATENCY_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type StatusTimes = {
  /** The number is in the directory: the usual case. */
  readonly known: Times;
  /** Its account has to be found first. */
  readonly unknown: Times;
};

/** Times the card of /wa-status, from the words to the blocks, each call to Meta taking 50 ms. Microseconds. */
async function timeStatusCard(rounds = ROUNDS): Promise<StatusTimes> {
  await using parts = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'wa-desk-bench-'));
  parts.defer(() => rm(dataDir, { recursive: true, force: true }));
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const graph = await serveGraph(world);
  parts.defer(() => graph.stop());
  const { url: apiUrl } = parts.use(await startSlowly(graph.url));
  const store = parts.use(openStore(dataDir));
  const { id: appId, secret: appSecret } = world.read().app;
  const client = { apiUrl, version: 'v25.0', accessToken: SANDBOX_TOKEN, appId, appSecret };
  const deps = (): StatusDeps => ({
    db: store.db,
    graph: createGraphClient(client),
    clock: Date.now,
    wabaIds: [MAIN_WABA, CLIENT_WABA],
    businessId: null,
    appId,
    feed: createPlatformFeed(`${apiUrl}${FEED_PATH}`, Date.now),
    readLedger: async () => ({ attempts: [], retry: null }),
  });
  const draw = async () => {
    const report = await readStatus(deps(), { kind: 'phone', e164: NUMBER });
    if (report.overall !== 'healthy') throw new Error(`the card says ${report.overall}`);
    statusCard(report);
  };
  const forget = async () => void (await store.db.deleteFrom('directory_numbers').execute());
  const items = Array.from({ length: rounds }, (_, round) => round);
  await draw();
  const known = await timeEachAsync(items, draw);
  const unknown: number[] = [];
  for (const _ of items) {
    await forget();
    unknown.push(...(await timeEachAsync([0], draw)));
  }
  return { known, unknown: unknown.sort((a, b) => a - b) };
}

/** Lines for the table of the bench: what it is, p50, p95, the target. */
export async function statusLines(): Promise<string[]> {
  const { known, unknown } = await timeStatusCard();
  const line = (name: string, times: Times) =>
    `| ${name} | ${(quantile(times, 0.5) / 1_000).toFixed(0)} ms | ${(quantile(times, 0.95) / 1_000).toFixed(0)} ms | ≤ 400 ms |`;
  return [
    `| the card of /wa-status, each call to Meta taking ${LATENCY_MS} ms | p50 | p95 | p95 aimed at |`,
    '| --- | --- | --- | --- |',
    line('number in the directory', known),
    line('number to be found first', unknown),
  ];
}
