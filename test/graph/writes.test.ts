import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createGraphClient, type GraphClient, type GraphOptions } from '../../src/graph/client.ts';
import {
  deregisterNumber,
  registerNumber,
  requestCode,
  setTwoStepPin,
  subscribeApp,
  verifyCode,
  type Written,
} from '../../src/graph/writes.ts';
import { createClock } from '../support/clock.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';

const PIN = '482913';

const options = (apiUrl: string, change: Partial<GraphOptions> = {}): GraphOptions => ({
  apiUrl,
  version: 'v25.0',
  accessToken: 'EAAtoken',
  appSecret: null,
  retries: 0,
  ...change,
});

/** Registers number 1 at a server that behaves like `handler`; the result, and how many calls it took. */
async function registerAt(handler: GraphHandler, change: Partial<GraphOptions> = {}) {
  await using server = await startGraphServer(handler);
  const written = await registerNumber(createGraphClient(options(server.url, change)), '1', PIN);
  return { written, calls: server.requests.length };
}

describe('a write', () => {
  test.each<[string, (client: GraphClient) => Promise<Written>, string, object]>([
    [
      'register',
      (client) => registerNumber(client, '1', PIN),
      '1/register',
      { messaging_product: 'whatsapp', pin: PIN },
    ],
    ['deregister', (client) => deregisterNumber(client, '1'), '1/deregister', {}],
    [
      'request_code',
      (client) => requestCode(client, '1', { method: 'VOICE', language: 'pl_PL' }),
      '1/request_code',
      { code_method: 'VOICE', language: 'pl_PL' },
    ],
    ['verify_code', (client) => verifyCode(client, '1', '123456'), '1/verify_code', { code: '123456' }],
    ['a new PIN', (client) => setTwoStepPin(client, '1', PIN), '1', { pin: PIN }],
    ['subscribed_apps', (client) => subscribeApp(client, '7'), '7/subscribed_apps', {}],
  ])('%s goes to its edge as a POST', async (_name, write, path, body) => {
    await using server = await startGraphServer((_request, response) => {
      response.setHeader('x-fb-trace-id', 'AbC');
      return { success: true };
    });
    expect(await write(createGraphClient(options(server.url)))).toEqual({ kind: 'done', traceId: 'AbC' });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: `/v25.0/${path}` });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual(body);
  });

  test('keeps token, PIN and code out of the address, and proves the app secret', async () => {
    await using server = await startGraphServer(() => ({ success: true }));
    await registerNumber(createGraphClient(options(server.url, { appSecret: 'shh' })), '1', PIN);
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe('Bearer EAAtoken');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      locale: 'en_US',
      appsecret_proof: createHmac('sha256', 'shh').update('EAAtoken').digest('hex'),
    });
  });

  test('carries the token of its WABA', async () => {
    await using server = await startGraphServer(() => ({ success: true }));
    const client = createGraphClient(options(server.url, { accountTokens: new Map([['7', 'EAAseven']]) }));
    await registerNumber(client.forWaba('7'), '1', PIN);
    await subscribeApp(client, '7');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer EAAseven',
      'Bearer EAAseven',
    ]);
  });
});

describe('what came of it, by one call', () => {
  test.each<[name: string, handler: GraphHandler, written: object]>([
    [
      'a refusal',
      (_request, response) =>
        sendError(response, 400, { code: 133005, error_data: { details: 'The PIN is another.' } }),
      {
        kind: 'refused',
        error: { code: 133005, details: 'The PIN is another.', fbtraceId: 'AbCdEf' },
      },
    ],
    [
      'too many calls',
      (_request, response) => sendError(response, 429, { code: 80008 }),
      { kind: 'refused', error: { code: 80008 } },
    ],
    [
      'a server that is down and says so',
      (_request, response) => sendError(response, 503, { code: 133004, is_transient: true }),
      { kind: 'refused', error: { code: 133004, transient: true } },
    ],
    [
      'a reset before the answer',
      (_request, response) => void response.destroy(),
      { kind: 'unknown', reason: { kind: 'unreachable', code: 'ECONNRESET' } },
    ],
    [
      'HTML with status 502',
      (_request, response) => void response.writeHead(502).end('<html>'),
      { kind: 'unknown', reason: { kind: 'unreadable', status: 502 } },
    ],
    [
      'truncated JSON',
      (_request, response) => void response.end('{"succ'),
      { kind: 'unknown', reason: { kind: 'unreadable', status: 200 } },
    ],
    [
      'neither yes nor no',
      () => ({ success: false }),
      { kind: 'unknown', reason: { kind: 'unreadable', status: 200 } },
    ],
    [
      'a redirect',
      (_request, response) => void response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end(),
      { kind: 'unknown', reason: { kind: 'redirect' } },
    ],
    ['silence', () => undefined, { kind: 'unknown', reason: { kind: 'timeout' } }],
  ])('%s', async (_name, handler, expected) => {
    const { written, calls } = await registerAt(handler, { writeTimeout: 60, retries: 5, retryBase: 1 });
    expect(written).toMatchObject(expected);
    expect(calls).toBe(1);
  });

  test('a stop of ours while it ran', async () => {
    const controller = new AbortController();
    await using server = await startGraphServer(() => controller.abort());
    const client = createGraphClient(options(server.url));
    expect(await registerNumber(client, '1', PIN, controller.signal)).toEqual({
      kind: 'unknown',
      reason: { kind: 'stopped' },
    });
  });
});

describe('nothing is sent', () => {
  test('where nobody listens', async () => {
    const server = await startGraphServer(() => ({}));
    await server[Symbol.asyncDispose]();
    expect(await registerNumber(createGraphClient(options(server.url)), '1', PIN)).toEqual({
      kind: 'not-sent',
      reason: { kind: 'unreachable', code: 'ECONNREFUSED' },
    });
  });

  test('without a token, for an id that is none, and after a stop', async () => {
    await using server = await startGraphServer(() => ({ success: true }));
    const without = createGraphClient(options(server.url, { accessToken: null }));
    expect(await registerNumber(without, '1', PIN)).toMatchObject({ reason: { kind: 'no-token' } });
    const client = createGraphClient(options(server.url));
    expect(await registerNumber(client, '1/x?y=', PIN)).toMatchObject({ reason: { kind: 'bad-id' } });
    expect(await registerNumber(client, '1', PIN, AbortSignal.abort())).toMatchObject({
      kind: 'not-sent',
      reason: { kind: 'stopped' },
    });
    expect(server.requests).toEqual([]);
  });

  test('while Meta asked us to wait', async () => {
    await using server = await startGraphServer((_request, response) => {
      response.setHeader('Retry-After', '60');
      return sendError(response, 400, { code: 4 });
    });
    const clock = createClock();
    const client = createGraphClient(options(server.url, { clock }));
    await client.get('2');
    expect(await registerNumber(client, '1', PIN)).toEqual({
      kind: 'not-sent',
      reason: { kind: 'paused', until: clock() + 60_000 },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('while reads of numbers rest, and it is a read that finds out whether they work again', async () => {
    let isBroken = true;
    await using server = await startGraphServer((_request, response) =>
      isBroken ? void response.destroy() : { success: true },
    );
    const client = createGraphClient(options(server.url, { rest: 0 }));
    for (let turn = 0; turn < 5; turn += 1) await client.get('1');
    isBroken = false;
    expect(await registerNumber(client, '1', PIN)).toMatchObject({
      kind: 'not-sent',
      reason: { kind: 'resting' },
    });
    await client.get('1');
    expect(await registerNumber(client, '1', PIN)).toMatchObject({ kind: 'done' });
  });
});
