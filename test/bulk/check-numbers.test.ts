import { describe, expect, test } from 'vitest';
import { checkNumbers } from '../../src/bulk/check-numbers.ts';
import { readItem } from '../../src/bulk/item.ts';
import type { BulkRow } from '../../src/checks/bulk-report.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { createGraphClient, type GraphClient } from '../../src/graph/client.ts';
import { createPlatformFeed } from '../../src/graph/platform-feed.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import { CLIENT_WABA, MAIN_WABA, SANDBOX_TOKEN } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import type { StatusDeps } from '../../src/status/deps.ts';
import { readStatus } from '../../src/status/read-status.ts';
import { openStore } from '../../src/store/database.ts';
import { makeNumbers, worldWith } from '../support/many-numbers.ts';
import { createTempDir } from '../support/temp-dir.ts';

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

async function openDesk(numbers: readonly EmulatedNumber[] = [], change: Partial<StatusDeps> = {}) {
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

const items = (...cells: readonly string[]) => cells.map(readItem);
const listed = (calls: readonly string[]) => calls.filter((path) => path.endsWith('/phone_numbers'));
const nodes = (calls: readonly string[]) => calls.filter((path) => /^10[67]\d+$/.test(path));
const show = ({ written, verdict }: BulkRow) => `${written} ${verdict}`;

const LINKED = '+48600123456';
const HEALTHY = '+5511912345678';
const CLIENT = '+34612345678';

describe('a list of numbers', () => {
  test('is told row by row, each with its state and one reason, in its own order', async () => {
    await using desk = await openDesk();
    const { rows, stopped } = await checkNumbers(
      desk.deps,
      items(HEALTHY, LINKED, CLIENT, '106540352242005'),
    );
    expect(rows.map(show)).toEqual([
      `${HEALTHY} healthy`,
      `${LINKED} broken`,
      `${CLIENT} broken`,
      expect.stringContaining('106540352242005'),
    ]);
    expect(rows[1]).toMatchObject({
      ...{ index: 1, number: '+48 600 123 456', name: 'Piekarnia Kłos', wabaId: MAIN_WABA },
      reason: 'Registration: Added to the account but not registered yet.',
      next: expect.stringContaining('Register'),
    });
    expect(stopped).toBeNull();
  });

  test('says of each number what its card says', async () => {
    await using desk = await openDesk();
    const { numbers } = desk.world.read();
    const { rows } = await checkNumbers(desk.deps, items(...numbers.map(({ id }) => id)));
    for (const row of rows) {
      const card = await readStatus(desk.deps, { kind: 'id', phoneNumberId: row.phoneNumberId ?? '' });
      expect(row.verdict).toBe(card.overall);
      const said: Finding | null = card.decisive;
      if (said !== null) expect(row.reason).toContain(said.reason ?? said.summary);
    }
  });

  test('costs one list of the account, however many numbers there are', async () => {
    const numbers = makeNumbers(40);
    await using desk = await openDesk(numbers);
    const { rows } = await checkNumbers(
      desk.deps,
      items(...numbers.map(({ displayNumber }) => displayNumber)),
    );
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ verdict }) => verdict === 'broken')).toHaveLength(4);
    expect(listed(desk.calls).toSorted()).toEqual([
      `${MAIN_WABA}/phone_numbers`,
      `${CLIENT_WABA}/phone_numbers`,
    ]);
    expect(nodes(desk.calls)).toEqual([]);
    expect(desk.calls.length).toBeLessThan(10);
  });

  test('of one account that is known costs only that account', async () => {
    await using desk = await openDesk();
    await checkNumbers(desk.deps, items(HEALTHY, CLIENT));
    desk.calls.length = 0;
    await checkNumbers(desk.deps, items(HEALTHY, LINKED));
    expect(listed(desk.calls)).toEqual([`${MAIN_WABA}/phone_numbers`]);
    desk.calls.length = 0;
    await checkNumbers(desk.deps, items(HEALTHY));
    expect(listed(desk.calls)).toEqual([]);
    expect(nodes(desk.calls)).toHaveLength(1);
  });

  test('may hold a number twice, written in two ways', async () => {
    await using desk = await openDesk();
    const twice = items(HEALTHY, '106540352242004');
    for (const _ of [1, 2]) {
      const { rows } = await checkNumbers(desk.deps, twice);
      expect(rows.map(({ verdict }) => verdict)).toEqual(['healthy', 'healthy']);
    }
  });

  test('that Meta’s list shows with fewer fields is told by those', async () => {
    await using desk = await openDesk();
    controlWorld(desk.world, { kind: 'trouble', trouble: 'unknown-field' });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, LINKED));
    expect(rows.map(show)).toEqual([`${HEALTHY} healthy`, `${LINKED} broken`]);
    expect(rows[0]?.reason).toMatch(/\d checks could not tell/);
  });
});

describe('what cannot be told is not taken for a no', () => {
  test('a number in none of our accounts, and what is no number', async () => {
    await using desk = await openDesk();
    const { rows } = await checkNumbers(
      desk.deps,
      items('+48 799 000 111', '601 234 567', '106540352299999', HEALTHY),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(['foreign', 'unreadable', 'foreign', 'healthy']);
    expect(rows[1]?.reason).toMatch(/country code/);
  });

  test('a number that might stand in an account whose list could not be read', async () => {
    await using desk = await openDesk([], { wabaIds: [MAIN_WABA, '102000000009999'] });
    const { rows } = await checkNumbers(desk.deps, items('+48 799 000 111', HEALTHY));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'healthy']);
  });

  test('any number while Meta is down', async () => {
    await using desk = await openDesk();
    controlWorld(desk.world, { kind: 'trouble', trouble: 'html-500' });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, LINKED, '106540352242001'));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('any number without an account or a token', async () => {
    await using desk = await openDesk([], { wabaIds: [] });
    const { rows } = await checkNumbers(desk.deps, items(HEALTHY, '106540352242004'));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unknown', 'healthy']);
  });
});

describe('Meta’s hourly limit', () => {
  test('is not used up: the rest of the account is left for people', async () => {
    await using desk = await openDesk();
    await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    for (let spent = 0; spent < 160; spent += 1) await desk.graph.get(CLIENT_WABA);
    desk.calls.length = 0;
    const { rows, stopped } = await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['left-out', 'healthy']);
    expect(rows[0]?.reason).toContain(CLIENT_WABA);
    expect(stopped).toBe('busy');
    expect(desk.calls.filter((path) => path.startsWith(CLIENT_WABA))).toEqual([]);
  });

  test('once reached, is told as such', async () => {
    await using desk = await openDesk();
    await checkNumbers(desk.deps, items(CLIENT, HEALTHY));
    controlWorld(desk.world, { kind: 'trouble', trouble: 'waba-limit' });
    const { rows, stopped } = await checkNumbers(desk.deps, items(CLIENT, HEALTHY, LINKED));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['left-out', 'left-out', 'left-out']);
    expect(stopped).toBe('busy');
  });
});

describe('a run', () => {
  test('tells how far it is, and goes on from the rows of an earlier one', async () => {
    await using desk = await openDesk();
    const list = items(HEALTHY, LINKED, CLIENT, 'x');
    const counts: number[] = [];
    const kept: BulkRow[] = [];
    const onRows = async (rows: readonly BulkRow[], done: number) => {
      kept.push(...rows);
      counts.push(done);
    };
    const first = await checkNumbers(desk.deps, list, { onRows });
    expect(counts.at(-1)).toBe(4);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    desk.calls.length = 0;
    const done = kept.filter(({ index }) => index !== 2);
    const again = await checkNumbers(desk.deps, list, { done });
    expect(again.rows).toEqual(first.rows);
    expect(desk.calls.filter((path) => path.startsWith(MAIN_WABA))).toEqual([]);
  });

  test('that is cancelled asks nothing more, and says what was not checked', async () => {
    await using desk = await openDesk();
    let isCancelled = false;
    const onRows = async () => {
      isCancelled = true;
    };
    await checkNumbers(desk.deps, items(HEALTHY, CLIENT));
    desk.calls.length = 0;
    const list = items('no number', HEALTHY, LINKED);
    const { rows, stopped } = await checkNumbers(desk.deps, list, {
      onRows,
      isCancelled: async () => isCancelled,
    });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['unreadable', 'left-out', 'left-out']);
    expect(stopped).toBe('cancelled');
    expect(desk.calls).toEqual([]);
  });

  test('that a stop breaks off leaves nothing half true', async () => {
    await using desk = await openDesk();
    const stop = new AbortController();
    const kept: BulkRow[] = [];
    const onRows = async (rows: readonly BulkRow[]) => {
      kept.push(...rows);
      stop.abort();
    };
    const list = items('no number', HEALTHY, LINKED);
    await expect(checkNumbers(desk.deps, list, { onRows, signal: stop.signal })).rejects.toThrow();
    expect(kept.map(({ verdict }) => verdict)).toEqual(['unreadable']);
  });
});
