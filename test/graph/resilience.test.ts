import { expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { createGraphClient, type GraphOptions } from '../../src/graph/client.ts';
import { createClock } from '../support/clock.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';

const options = (apiUrl: string, change: Partial<GraphOptions> = {}): GraphOptions => ({
  apiUrl,
  version: 'v25.0',
  accessToken: 'EAAtoken',
  appSecret: null,
  retryBase: 1,
  ...change,
});

const busy = (minutes: number) => ({
  'X-Business-Use-Case-Usage': JSON.stringify({
    1: [{ type: 'whatsapp_business_management', call_count: 100, estimated_time_to_regain_access: minutes }],
  }),
});

/** Answers with each of `first` in turn, then as it should be. */
function after(...first: GraphHandler[]): GraphHandler {
  return (request, response) => {
    const next = first.shift();
    return next === undefined ? { id: '1' } : next(request, response);
  };
}

const reset: GraphHandler = (_request, response) => void response.destroy();
const html: GraphHandler = (_request, response) => void response.writeHead(502).end('<html>');
const down: GraphHandler = (_request, response) => sendError(response, 503, { code: 2 });

test.each([
  ['a reset', [reset]],
  ['HTML with status 502', [html]],
  ['“service down”', [down]],
  ['two of them', [reset, down]],
])('a read is repeated after %s', async (_name, first) => {
  await using server = await startGraphServer(after(...first));
  expect(await createGraphClient(options(server.url)).get('1')).toEqual({ kind: 'ok', value: { id: '1' } });
  expect(server.requests).toHaveLength(first.length + 1);
});

test('the third failure is the answer', async () => {
  await using server = await startGraphServer(down);
  expect(await createGraphClient(options(server.url)).get('1')).toMatchObject({
    reason: { kind: 'refused', error: { code: 2 } },
  });
  expect(server.requests).toHaveLength(3);
});

test.each([
  ['a refusal', { code: 100, error_subcode: 33 }],
  ['a token that died', { code: 190 }],
  ['a limit without a short wait', { code: 80008, is_transient: true }],
])('%s is not repeated', async (_name, error) => {
  await using server = await startGraphServer((_request, response) => sendError(response, 400, error));
  await createGraphClient(options(server.url)).get('1');
  expect(server.requests).toHaveLength(1);
});

test('a hang is not repeated', async () => {
  await using server = await startGraphServer(() => undefined);
  await createGraphClient(options(server.url, { timeout: 20 })).get('1');
  expect(server.requests).toHaveLength(1);
});

test('the waits between tries are drawn between nothing and a bound that doubles', async () => {
  const drawn: number[] = [];
  const random = () => {
    drawn.push(0);
    return 0;
  };
  await using server = await startGraphServer(down);
  await createGraphClient(options(server.url, { random, retryBase: 60_000 })).get('1');
  expect(drawn).toHaveLength(2);
  expect(server.requests).toHaveLength(3);
});

test('after Meta named a wait nothing is asked about that account until it is over', async () => {
  await using server = await startGraphServer((_request, response) => {
    for (const [name, value] of Object.entries(busy(12))) response.setHeader(name, value);
    return sendError(response, 400, { code: 80008 });
  });
  const clock = createClock();
  const client = createGraphClient(options(server.url, { clock }));
  await client.get('1');
  expect(await client.get('1/subscribed_apps')).toMatchObject({
    reason: { kind: 'paused', until: clock() + 12 * MINUTE },
  });
  expect(server.requests).toHaveLength(1);
  await client.get('2');
  clock.advance(12 * MINUTE + 1);
  await client.get('1');
  expect(server.requests).toHaveLength(3);
  expect(client.load('1')).toBe(100);
});

test('a limit of the whole app holds for every account', async () => {
  await using server = await startGraphServer((_request, response) => {
    response.setHeader('Retry-After', '60');
    return sendError(response, 400, { code: 4 });
  });
  const client = createGraphClient(options(server.url, { clock: createClock() }));
  await client.get('1');
  expect(await client.get('2')).toMatchObject({ reason: { kind: 'paused' } });
  expect(server.requests).toHaveLength(1);
});

test('an operation that fails five times in a row rests, and no other does', async () => {
  await using server = await startGraphServer(({ path }, response) =>
    path.endsWith('/phone_numbers') ? { data: [] } : void response.destroy(),
  );
  const client = createGraphClient(options(server.url, { retries: 0 }));
  for (let turn = 0; turn < 5; turn += 1) await client.get('1');
  expect(await client.get('2')).toMatchObject({ reason: { kind: 'resting' } });
  expect(server.requests).toHaveLength(5);
  expect(await client.get('1/phone_numbers')).toEqual({ kind: 'ok', value: { data: [] } });
});

test('after its rest one success lets it work again', async () => {
  let isBroken = true;
  await using server = await startGraphServer((_request, response) =>
    isBroken ? void response.destroy() : { id: '1' },
  );
  const client = createGraphClient(options(server.url, { retries: 0, rest: 0 }));
  for (let turn = 0; turn < 5; turn += 1) await client.get('1');
  isBroken = false;
  expect(await client.get('1')).toEqual({ kind: 'ok', value: { id: '1' } });
  expect(await client.get('1')).toEqual({ kind: 'ok', value: { id: '1' } });
});

test('the app’s own token needs id and secret, and carries no proof', async () => {
  await using server = await startGraphServer(() => ({ id: '1' }));
  const without = createGraphClient(options(server.url));
  expect(await without.get('1', {}, undefined, 'app')).toMatchObject({ reason: { kind: 'no-app' } });
  const client = createGraphClient(options(server.url, { appId: '17', appSecret: 'shh' }));
  await client.get('1', {}, undefined, 'app');
  expect(server.requests[0]?.headers.authorization).toBe('Bearer 17|shh');
  expect(server.requests[0]?.query.has('appsecret_proof')).toBe(false);
});
