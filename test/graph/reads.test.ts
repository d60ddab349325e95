import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { createGraphClient } from '../../src/graph/client.ts';
import { listPhoneNumbers } from '../../src/graph/number-list.ts';
import { createPlatformFeed, parseIncidents } from '../../src/graph/platform-feed.ts';
import { listPortfolioWabas } from '../../src/graph/portfolio.ts';
import { debugToken } from '../../src/graph/token.ts';
import { readWaba } from '../../src/graph/waba.ts';
import { readAppSubscription, readSubscribedApps } from '../../src/graph/webhooks.ts';
import { createClock } from '../support/clock.ts';
import { type GraphServer, sendError, startGraphServer } from '../support/graph-server.ts';

const clientOf = ({ url: apiUrl }: GraphServer) =>
  createGraphClient({
    ...{ apiUrl, version: 'v25.0', retries: 0 },
    ...{ accessToken: 'EAAtoken', appId: '17', appSecret: 'shh' },
  });

/** Reads from a server that answers everything with `body`. */
async function readFrom<Value>(body: unknown, read: (client: ReturnType<typeof clientOf>) => Promise<Value>) {
  await using server = await startGraphServer(() => body);
  return await read(clientOf(server));
}

describe('debug_token', () => {
  test('tells validity, expiry, scopes and targets', async () => {
    const data = {
      app_id: '17',
      type: 'SYSTEM_USER',
      is_valid: true,
      expires_at: 1_700_000_000,
      data_access_expires_at: 0,
      scopes: ['a', 'b'],
      granular_scopes: [{ scope: 'a', target_ids: ['1'] }, { scope: 'b' }],
    };
    await using server = await startGraphServer(() => ({ data }));
    const reading = await debugToken(clientOf(server), 'EAAtoken');
    expect(reading).toEqual({
      kind: 'ok',
      value: {
        isValid: true,
        appId: '17',
        type: 'SYSTEM_USER',
        expiresAt: 1_700_000_000_000,
        dataAccessExpiresAt: null,
        scopes: ['a', 'b'],
        targets: new Map([
          ['a', ['1']],
          ['b', null],
        ]),
        error: null,
      },
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer 17|shh');
  });

  test('tells why a token is not valid', async () => {
    const body = { data: { is_valid: false, error: { code: 190, subcode: 463, message: 'expired' } } };
    expect(await readFrom(body, (client) => debugToken(client, 'EAAtoken'))).toMatchObject({
      value: { isValid: false, scopes: [], error: { subcode: 463, message: 'expired' } },
    });
  });

  test('cannot tell from another shape', async () => {
    expect(await readFrom({ data: {} }, (client) => debugToken(client, 'x'))).toMatchObject({
      reason: { kind: 'unreadable' },
    });
  });
});

describe('a WABA', () => {
  const node = {
    id: '1',
    name: 'Desk',
    status: 'ACTIVE',
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    ownership_type: 'CLIENT_OWNED',
    primary_funding_id: '7',
    owner_business_info: { id: '9', name: 'Client' },
    is_shared_with_partners: true,
  };

  test('gives review, verification, ownership and payment', async () => {
    expect(await readFrom(node, (client) => readWaba(client, '1'))).toEqual({
      kind: 'ok',
      value: {
        id: '1',
        name: 'Desk',
        status: 'ACTIVE',
        reviewStatus: 'APPROVED',
        businessVerification: 'verified',
        ownership: 'CLIENT_OWNED',
        fundingId: '7',
        tellsFunding: true,
        owner: { id: '9', name: 'Client' },
        isShared: true,
      },
    });
  });

  test('does not take a refused field for a missing payment method', async () => {
    await using server = await startGraphServer(({ query }, response) =>
      query.get('fields')?.includes('primary_funding_id')
        ? sendError(response, 400, { code: 100 })
        : { id: '1' },
    );
    expect(await readWaba(clientOf(server), '1')).toMatchObject({
      value: { fundingId: null, tellsFunding: false },
    });
  });
});

describe('webhooks', () => {
  test('the subscribed apps with their own callbacks', async () => {
    const body = {
      data: [
        {
          whatsapp_business_api_data: { id: '17', name: 'Desk' },
          override_callback_uri: 'https://o.example',
        },
        { whatsapp_business_api_data: { id: '18' } },
      ],
    };
    expect(await readFrom(body, (client) => readSubscribedApps(client, '1'))).toEqual({
      kind: 'ok',
      value: [
        { appId: '17', name: 'Desk', overrideCallback: 'https://o.example' },
        { appId: '18', name: null, overrideCallback: null },
      ],
    });
  });

  test('a list that is none is not an empty one', async () => {
    expect(await readFrom({}, (client) => readSubscribedApps(client, '1'))).toMatchObject({
      kind: 'unknown',
    });
  });

  test('where the app’s webhooks go', async () => {
    const one = { object: 'whatsapp_business_account', callback_url: 'https://c.example', active: true };
    const body = { data: [{ object: 'page' }, { ...one, fields: [{ name: 'messages' }] }] };
    expect(await readFrom(body, (client) => readAppSubscription(client, '17'))).toEqual({
      kind: 'ok',
      value: { callbackUrl: 'https://c.example', active: true, fields: ['messages'] },
    });
    expect(await readFrom({ data: [] }, (client) => readAppSubscription(client, '17'))).toEqual({
      kind: 'ok',
      value: null,
    });
  });
});

describe('lists', () => {
  test('a WABA’s numbers over several pages', async () => {
    await using server = await startGraphServer(({ query }) =>
      query.has('after')
        ? { data: [{ id: '2' }] }
        : {
            data: [{ id: '1', display_phone_number: '+1', verified_name: 'A', status: 'PENDING' }],
            paging: { cursors: { after: 'x' }, next: 'https://graph.facebook.com/next' },
          },
    );
    expect(await listPhoneNumbers(clientOf(server), '5')).toEqual({
      kind: 'ok',
      value: [
        { phoneNumberId: '1', displayPhoneNumber: '+1', verifiedName: 'A', status: 'PENDING' },
        { phoneNumberId: '2', displayPhoneNumber: null, verifiedName: null, status: null },
      ],
    });
    expect(server.requests[0]?.query.get('limit')).toBe('100');
  });

  test('a portfolio’s own accounts and those shared with it, each once', async () => {
    await using server = await startGraphServer(({ path }) => ({
      data: path.includes('owned') ? [{ id: '1', name: 'A' }] : [{ id: '1', name: 'A' }, { id: '2' }],
    }));
    expect(await listPortfolioWabas(clientOf(server), '9')).toEqual({
      kind: 'ok',
      value: [
        { wabaId: '1', name: 'A' },
        { wabaId: '2', name: null },
      ],
    });
  });

  test('half a portfolio is none', async () => {
    await using server = await startGraphServer(({ path }, response) =>
      path.includes('owned') ? { data: [] } : sendError(response, 403, { code: 10 }),
    );
    expect(await listPortfolioWabas(clientOf(server), '9')).toMatchObject({ kind: 'unknown' });
  });
});

describe('the platform feed', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Status</title>
    <item><title><![CDATA[Cloud API &amp; <b>more</b>]]></title><pubDate>Fri, 20 Nov 2026</pubDate></item>
    <item><title>Second</title><link>https://metastatus.com/x</link></item></channel></rss>`;

  test('gives the open incidents', () => {
    expect(parseIncidents(rss)).toEqual([
      { title: 'Cloud API & more', publishedAt: 'Fri, 20 Nov 2026', link: null },
      { title: 'Second', publishedAt: null, link: 'https://metastatus.com/x' },
    ]);
    expect(parseIncidents('<rss version="2.0"><channel/></rss>')).toEqual([]);
    expect(parseIncidents('<html>Sorry</html>')).toBeNull();
  });

  test('is read once in three minutes, and a failure is not kept', async () => {
    let isDown = true;
    await using server = await startGraphServer((_request, response) =>
      isDown ? void response.writeHead(500).end() : void response.end(rss),
    );
    const clock = createClock();
    const feed = createPlatformFeed(`${server.url}/feed.rss`, clock);
    expect(await feed.read()).toMatchObject({ kind: 'unknown', reason: { kind: 'unreadable', status: 500 } });
    isDown = false;
    expect(await feed.read()).toMatchObject({ kind: 'ok' });
    await feed.read();
    expect(server.requests).toHaveLength(2);
    clock.advance(3 * MINUTE);
    await feed.read();
    expect(server.requests).toHaveLength(3);
  });

  test('says why it could not be read', async () => {
    const server = await startGraphServer(() => undefined);
    await server[Symbol.asyncDispose]();
    expect(await createPlatformFeed(server.url, createClock()).read()).toMatchObject({
      reason: { kind: 'unreachable' },
    });
  });
});
