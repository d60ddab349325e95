import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createGraphClient, type GraphOptions } from '../../src/graph/client.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';

const options = (apiUrl: string, change: Partial<GraphOptions> = {}): GraphOptions => ({
  apiUrl,
  version: 'v25.0',
  accessToken: 'EAAtoken',
  appSecret: null,
  ...change,
});

/** Reads node 1 from a server that behaves like `handler`. */
async function readFrom(handler: GraphHandler, change: Partial<GraphOptions> = {}) {
  await using server = await startGraphServer(handler);
  return await createGraphClient(options(server.url, change)).get('1');
}

describe('a request', () => {
  test('carries version, token header and locale, and no token in its address', async () => {
    await using server = await startGraphServer(() => ({ id: '1' }));
    const client = createGraphClient(options(server.url));
    expect(await client.get('1/phone_numbers', { fields: 'id' })).toEqual({ kind: 'ok', value: { id: '1' } });
    const [request] = server.requests;
    expect(request?.path).toBe('/v25.0/1/phone_numbers');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ fields: 'id', locale: 'en_US' });
    expect(request?.headers.authorization).toBe('Bearer EAAtoken');
  });

  test('proves the app secret when there is one', async () => {
    await using server = await startGraphServer(() => ({ id: '1' }));
    await createGraphClient(options(server.url, { appSecret: 'shh' })).get('1');
    const proof = createHmac('sha256', 'shh').update('EAAtoken').digest('hex');
    expect(server.requests[0]?.query.get('appsecret_proof')).toBe(proof);
  });

  test('is not made without a token', async () => {
    await using server = await startGraphServer(() => ({ id: '1' }));
    const client = createGraphClient(options(server.url, { accessToken: null }));
    expect(await client.get('1')).toEqual({ kind: 'unknown', reason: { kind: 'no-token' } });
    expect(server.requests).toEqual([]);
  });
});

describe('could not tell', () => {
  test.each<[name: string, handler: GraphHandler, reason: object]>([
    [
      'a reset before the answer',
      (_request, response) => void response.destroy(),
      { kind: 'unreachable', code: 'ECONNRESET' },
    ],
    [
      'a reset within the answer',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': 100 }).write('{"id"', () => response.destroy());
      },
      { kind: 'unreachable' },
    ],
    [
      'HTML with status 500',
      (_request, response) => void response.writeHead(500).end('<html>Sorry</html>'),
      { kind: 'unreadable', status: 500 },
    ],
    [
      'HTML with status 200',
      (_request, response) => void response.end('<html>Sorry</html>'),
      { kind: 'unreadable', status: 200 },
    ],
    [
      'truncated JSON',
      (_request, response) => void response.end('{"id":"1","status":"CONN'),
      { kind: 'unreadable', status: 200 },
    ],
    ['no object', (_request, response) => void response.end('"yes"'), { kind: 'unreadable', status: 200 }],
    ['nothing', (_request, response) => void response.end(), { kind: 'unreadable', status: 200 }],
    [
      'a redirect',
      (_request, response) => void response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end(),
      { kind: 'redirect' },
    ],
    [
      'an endless answer',
      (_request, response) => void response.end('x'.repeat(2_100_000)),
      { kind: 'too-large' },
    ],
    [
      'too many calls',
      (_request, response) => sendError(response, 429, { code: 80008 }),
      { kind: 'refused', status: 429, error: { code: 80008, fbtraceId: 'AbCdEf' } },
    ],
    [
      '429 from something that is not Meta',
      (_request, response) => void response.writeHead(429, { 'Retry-After': '30' }).end('slow down'),
      { kind: 'unreadable', status: 429 },
    ],
    [
      'an error with status 200',
      () => ({ error: { message: 'no', code: 190, error_subcode: 463 } }),
      { kind: 'refused', status: 200, error: { code: 190, subcode: 463 } },
    ],
  ])('%s', async (_name, handler, reason) => {
    expect(await readFrom(handler)).toMatchObject({ kind: 'unknown', reason });
  });

  test('a refused connection', async () => {
    const server = await startGraphServer(() => ({}));
    await server[Symbol.asyncDispose]();
    expect(await createGraphClient(options(server.url)).get('1')).toEqual({
      kind: 'unknown',
      reason: { kind: 'unreachable', code: 'ECONNREFUSED' },
    });
  });

  test('an unknown host', async () => {
    const reading = await createGraphClient(options('http://no-such-host.invalid', { timeout: 500 })).get(
      '1',
    );
    // Without a network some resolvers say nothing at all.
    expect(['unreachable', 'timeout']).toContain(reading.kind === 'unknown' && reading.reason.kind);
  });

  test('a server that hangs', async () => {
    expect(await readFrom(() => undefined, { timeout: 30 })).toEqual({
      kind: 'unknown',
      reason: { kind: 'timeout' },
    });
  });

  test('a server that dribbles', async () => {
    const dribble: GraphHandler = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    };
    expect(await readFrom(dribble, { timeout: 60 })).toEqual({
      kind: 'unknown',
      reason: { kind: 'timeout' },
    });
  });

  test('a read that was called off', async () => {
    await using server = await startGraphServer(() => undefined);
    const controller = new AbortController();
    const reading = createGraphClient(options(server.url)).get('1', {}, controller.signal);
    controller.abort();
    expect(await reading).toEqual({ kind: 'unknown', reason: { kind: 'stopped' } });
  });
});
