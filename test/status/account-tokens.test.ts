import { expect, test } from 'vitest';
import { detectId } from '../../src/directory/detect-id.ts';
import { createGraphClient } from '../../src/graph/client.ts';
import { createPlatformFeed } from '../../src/graph/platform-feed.ts';
import type { StatusDeps } from '../../src/status/deps.ts';
import { readStatus } from '../../src/status/read-status.ts';
import { openStore } from '../../src/store/database.ts';
import { createClock } from '../support/clock.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NORTH = '10291';
const SOUTH = '10292';
const NUMBER = '106540352242922';
const ID = { kind: 'id', phoneNumberId: NUMBER } as const;
const PHONE = { kind: 'phone', e164: '+48600123456' } as const;

const listed = { data: [{ id: NUMBER, display_phone_number: '+48 600 123 456' }] };
const described = { data: { is_valid: true, app_id: '17', scopes: [] } };

/** A Graph API that shows the number, which is the north's, to the north's token alone. */
const answer: GraphHandler = ({ path, headers }, response) => {
  if (path.endsWith('/debug_token')) return described;
  if (path.includes(`/${NORTH}/phone_numbers`)) return listed;
  if (path.includes('/phone_numbers')) return { data: [] };
  if (!path.endsWith(`/${NUMBER}`)) return { data: [], id: path.split('/').at(-1) };
  if (headers.authorization !== 'Bearer north')
    return sendError(response, 400, { code: 100, error_subcode: 33 });
  return { id: NUMBER, display_phone_number: '+48 600 123 456', status: 'CONNECTED' };
};

async function openDesk(accessToken: string | null, handler: GraphHandler = answer) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const store = cleanUp.use(openStore(dir.path));
  const server = cleanUp.use(await startGraphServer(handler));
  const clock = createClock();
  const graph = createGraphClient({
    ...{ apiUrl: server.url, version: 'v25.0', accessToken, appId: '17', appSecret: 'shh', retries: 0 },
    accountTokens: new Map([[NORTH, 'north']]),
  });
  const deps: StatusDeps = {
    ...{ db: store.db, graph, clock, wabaIds: [NORTH, SOUTH], businessId: null, appId: '17' },
    feed: createPlatformFeed(`${server.url}/feed.rss`, clock),
    readLedger: async () => ({ attempts: [], retry: null }),
  };
  const parts = cleanUp.move();
  const tokensOf = (end: string) =>
    server.requests.filter(({ path }) => path.endsWith(end)).map(({ headers }) => headers.authorization);
  return { deps, server, tokensOf, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

test.each([
  ['its id', ID],
  ['the number itself', PHONE],
])('a number is read with the token of its account, by %s', async (_name, target) => {
  await using desk = await openDesk('general');
  const { findings } = await readStatus(desk.deps, target);
  expect(findings.find(({ check }) => check === 'number-status')).toMatchObject({ verdict: 'ok' });
  for (const end of [NUMBER, NORTH, `${NORTH}/phone_numbers`, `${NORTH}/subscribed_apps`]) {
    expect(new Set(desk.tokensOf(`/${end}`)), end).toEqual(new Set(['Bearer north']));
  }
  expect(desk.tokensOf(`/${SOUTH}/phone_numbers`)).toEqual(['Bearer general']);
});

test.each([
  ['an account with one', NORTH, 'north'],
  ['an account without one', SOUTH, 'general'],
])('the token that is checked is the one in use: %s', async (_name, wabaId, token) => {
  const here: GraphHandler = (request, response) =>
    request.path.includes('/phone_numbers')
      ? { data: request.path.includes(`/${wabaId}/`) ? listed.data : [] }
      : answer(request, response);
  await using desk = await openDesk('general', here);
  await readStatus(desk.deps, ID);
  const asked = desk.server.requests.filter(({ path }) => path.endsWith('/debug_token'));
  expect(asked.map(({ query }) => query.get('input_token'))).toEqual([token]);
});

test('without a general token the accounts that have one are read all the same', async () => {
  await using desk = await openDesk(null);
  const { findings } = await readStatus(desk.deps, PHONE);
  expect(findings.find(({ check }) => check === 'number-status')).toMatchObject({ verdict: 'ok' });
  expect(desk.tokensOf(`/${SOUTH}/phone_numbers`)).toEqual([]);
});

test('a number of an account for which there is no token could not be told', async () => {
  await using desk = await openDesk(null);
  const { findings } = await readStatus(desk.deps, { kind: 'phone', e164: '+34612345678' });
  expect(findings.find(({ check }) => check === 'number-status')).toMatchObject({
    verdict: 'unknown',
    next: expect.stringContaining('accounts.yml'),
  });
});

test('a number that only the token of its account shows is found by its id', async () => {
  await using desk = await openDesk('general', (request, response) =>
    request.path.endsWith('/phone_numbers') || request.headers.authorization === 'Bearer north'
      ? answer(request, response)
      : sendError(response, 400, { code: 100, error_subcode: 33 }),
  );
  expect(await detectId(desk.deps, NUMBER)).toEqual({ kind: 'phone-number', by: 'meta' });
});
