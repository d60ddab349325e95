import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/clock.ts';
import { proofFor } from '../../../src/sandbox/graph/access.ts';
import { controlWorld } from '../../../src/sandbox/graph/control.ts';
import {
  CLIENT_WABA,
  MAIN_WABA,
  OUR_BUSINESS,
  SANDBOX_TOKEN,
  seedWorld,
} from '../../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../../src/sandbox/graph/server.ts';
import { createWorld } from '../../../src/sandbox/graph/world.ts';

const START = Date.UTC(2026, 10, 21);
let now = START;
const world = createWorld(seedWorld(START), () => now);
const server = await serveGraph(world);
afterAll(() => server.stop());

beforeEach(() => {
  now = START;
  world.change(() => seedWorld(START));
});

const LINKED = '106540352242001';
const UNVERIFIED = '106540352242006';
const HEALTHY = '106540352242004';

async function ask(path: string, init: RequestInit = {}, token: string | null = SANDBOX_TOKEN) {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...init.headers };
  const response = await fetch(`${server.url}/v25.0/${path}`, { ...init, headers });
  // biome-ignore lint/suspicious/noExplicitAny: the answers are read field by field below.
  return { status: response.status, headers: response.headers, body: (await response.json()) as any };
}

function post(path: string, fields: Record<string, string>, locale = 'en_US') {
  return ask(`${path}?locale=${locale}`, { method: 'POST', body: new URLSearchParams(fields) });
}

const REGISTER = { messaging_product: 'whatsapp', pin: '135791' };

describe('a number', () => {
  test('answers its four default fields', async () => {
    const { status, body } = await ask(HEALTHY);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: HEALTHY,
      display_phone_number: '+55 11 91234-5678',
      verified_name: 'Café Aurora',
      quality_rating: 'GREEN',
    });
  });

  test('answers the fields that are asked for, and its id', async () => {
    const { body } = await ask(`${HEALTHY}?fields=status,platform_type,throughput{level},is_pin_enabled`);
    expect(body).toEqual({
      status: 'CONNECTED',
      platform_type: 'CLOUD_API',
      throughput: { level: 'HIGH' },
      is_pin_enabled: true,
      id: HEALTHY,
    });
  });

  test('refuses the whole read for one unknown field', async () => {
    const { status, body } = await ask(`${HEALTHY}?fields=status,shoe_size`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, type: 'OAuthException' });
    expect(body.error.message).toContain('shoe_size');
    expect(body.error.fbtrace_id).toMatch(/^A[\w-]{10,}$/);
  });

  test('tells its health by the worst of its entities', async () => {
    const healthy = await ask(`${HEALTHY}?fields=health_status`);
    expect(healthy.body.health_status.can_send_message).toBe('AVAILABLE');
    const broken = await ask(`${UNVERIFIED}?fields=health_status`);
    expect(broken.body.health_status.can_send_message).toBe('BLOCKED');
    const types = broken.body.health_status.entities.map(
      (entity: { entity_type: string }) => entity.entity_type,
    );
    expect(types).toEqual(['PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP']);
  });
});

describe('registration', () => {
  test('refuses a linked number in the language of the request, with the same codes', async () => {
    const texts = new Set<string>();
    for (const locale of ['en_US', 'pl_PL', 'vi_VN', 'sw_KE']) {
      const { status, body } = await post(`${LINKED}/register`, REGISTER, locale);
      expect(status).toBe(400);
      expect(body.error).toMatchObject({
        code: 100,
        error_subcode: 2388001,
        message: '(#100) Invalid parameter',
      });
      texts.add(body.error.error_user_msg);
    }
    expect(texts.size).toBe(3);
    expect([...texts].some((text) => text.includes('powiązany z istniejącym kontem WhatsApp'))).toBe(true);
  });

  test('goes through three minutes after the account on the phone was deleted', async () => {
    controlWorld(world, { kind: 'number', id: LINKED, control: 'delete-phone-account' });
    expect((await post(`${LINKED}/register`, REGISTER)).status).toBe(400);
    now += 3 * MINUTE;
    expect((await post(`${LINKED}/register`, REGISTER)).body).toEqual({ success: true });
    expect((await ask(`${LINKED}?fields=status`)).body.status).toBe('CONNECTED');
  });

  test('says in the details when a lock ends', async () => {
    const { body } = await post('106540352242003/register', REGISTER);
    expect(body.error.code).toBe(133008);
    expect(body.error.error_data.details).toContain('Try again in 12 hours');
  });

  test('takes JSON as well as a form, and misses what is missing', async () => {
    now += 13 * HOUR;
    const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const { body } = await ask('106540352242003/register', {
      ...json,
      body: JSON.stringify({ ...REGISTER, pin: '904417' }),
    });
    expect(body).toEqual({ success: true });
    expect((await post(`${LINKED}/register`, { pin: '135791' })).body.error.code).toBe(131008);
  });

  test('verifies by the code that the page shows', async () => {
    expect(
      (await post(`${UNVERIFIED}/request_code`, { code_method: 'SMS', language: 'en_US' })).body,
    ).toEqual({ success: true });
    const code = world.findNumber(UNVERIFIED)?.oneTimeCode?.code ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect((await post(`${UNVERIFIED}/verify_code`, { code })).body).toEqual({ success: true });
    expect((await ask(`${UNVERIFIED}?fields=code_verification_status`)).body.code_verification_status).toBe(
      'VERIFIED',
    );
  });
});

describe('accounts', () => {
  test('list their numbers newest first, page by page', async () => {
    const first = await ask(`${MAIN_WABA}/phone_numbers?fields=display_phone_number&limit=2`);
    expect(first.body.data).toHaveLength(2);
    expect(first.body.data[0].id).toBe(LINKED);
    const rest = await ask(`${MAIN_WABA}/phone_numbers?limit=100&after=${first.body.paging.cursors.after}`);
    expect(rest.body.data).toHaveLength(3);
    expect(rest.body.paging.next).toBeUndefined();
    expect(new URL(first.body.paging.next).searchParams.get('after')).toBe(first.body.paging.cursors.after);
  });

  test('subscribe our app as often as one likes, and unsubscribe it', async () => {
    const path = `${CLIENT_WABA}/subscribed_apps`;
    expect((await ask(path)).body).toEqual({ data: [] });
    await post(path, {});
    await post(path, { override_callback_uri: 'https://hooks.example/two' });
    const { data } = (await ask(path)).body;
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ override_callback_uri: 'https://hooks.example/two' });
    await ask(path, { method: 'DELETE' });
    expect((await ask(path)).body).toEqual({ data: [] });
  });

  test('are found through the portfolio', async () => {
    const { body } = await ask(`${OUR_BUSINESS}/owned_whatsapp_business_accounts?fields=name`);
    expect(body.data).toEqual([{ name: 'Desk Connect', id: MAIN_WABA }]);
    const none = await ask(`${OUR_BUSINESS}/client_whatsapp_business_accounts?find=1`);
    expect(none.body.data).toEqual([]);
  });

  test('tell how full the hour is, and refuse the 201st call to one without a registered number', async () => {
    const usage = (headers: Headers) => JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
    const before = usage((await ask(CLIENT_WABA)).headers)[CLIENT_WABA][0].call_count;
    let last = await ask(CLIENT_WABA);
    for (let calls = 0; calls < 200 && last.status === 200; calls += 1) last = await ask(CLIENT_WABA);
    expect(last.body.error.code).toBe(80008);
    expect(before).toBeLessThan(10);
    expect(usage(last.headers)[CLIENT_WABA][0]).toMatchObject({
      call_count: 100,
      estimated_time_to_regain_access: 60,
    });
    now += HOUR;
    expect((await ask(CLIENT_WABA)).status).toBe(200);
  });
});

describe('the token', () => {
  test.each([
    ['expired', 401, 190],
    ['revoked', 401, 190],
    ['scope-missing', 403, 10],
    ['not-assigned', 403, 200],
  ] as const)('%s → HTTP %i, code %i', async (state, status, code) => {
    controlWorld(world, { kind: 'token', state });
    const answer = await ask(HEALTHY);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toBe(code);
  });

  test('is asked for', async () => {
    expect((await ask(HEALTHY, {}, null)).body.error.code).toBe(200);
    expect((await ask(HEALTHY, {}, 'nonsense')).body.error.code).toBe(190);
  });

  test('has to fit its proof where one is sent', async () => {
    const { secret } = world.read().app;
    expect((await ask(`${HEALTHY}?appsecret_proof=${proofFor(SANDBOX_TOKEN, secret)}`)).status).toBe(200);
    expect((await ask(`${HEALTHY}?appsecret_proof=00`)).body.error.type).toBe('GraphMethodException');
  });

  test('is described by debug_token to the app and to nobody else', async () => {
    const { id, secret } = world.read().app;
    const path = `debug_token?input_token=${SANDBOX_TOKEN}`;
    const { body } = await ask(path, {}, `${id}|${secret}`);
    expect(body.data).toMatchObject({ app_id: id, is_valid: true, expires_at: 0, type: 'SYSTEM_USER' });
    expect((await ask(path, {}, 'stranger')).body.error.code).toBe(190);
    controlWorld(world, { kind: 'token', state: 'expired' });
    expect((await ask(path, {}, `${id}|${secret}`)).body.data).toMatchObject({
      is_valid: false,
      error: { subcode: 463 },
    });
  });

  test('of the app reads the app and no number', async () => {
    const { id, secret } = world.read().app;
    expect((await ask(`${id}/subscriptions`, {}, `${id}|${secret}`)).body.data[0].fields).toContainEqual({
      name: 'messages',
      version: 'v25.0',
    });
    expect((await ask(HEALTHY, {}, `${id}|${secret}`)).status).toBe(403);
  });
});

describe('trouble', () => {
  test.each([
    ['unavailable', 503, 2],
    ['app-limit', 400, 4],
    ['waba-limit', 400, 80008],
  ] as const)('%s → HTTP %i, code %i', async (trouble, status, code) => {
    controlWorld(world, { kind: 'trouble', trouble });
    const answer = await ask(HEALTHY);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, is_transient: true });
  });

  test('html-500 and truncated are no JSON', async () => {
    for (const trouble of ['html-500', 'truncated'] as const) {
      controlWorld(world, { kind: 'trouble', trouble });
      await expect(ask(HEALTHY)).rejects.toThrow(SyntaxError);
    }
  });

  test('silent answers nothing until the caller gives up', async () => {
    controlWorld(world, { kind: 'trouble', trouble: 'silent' });
    await expect(ask(HEALTHY, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  });

  test('registration-down refuses to register, and nothing else', async () => {
    controlWorld(world, { kind: 'trouble', trouble: 'registration-down' });
    const { status, body } = await post('106540352242002/register', REGISTER);
    expect([status, body.error.code]).toEqual([503, 133004]);
    expect((await ask(HEALTHY)).status).toBe(200);
  });

  test('lost-answers carries a write out and breaks the line', async () => {
    controlWorld(world, { kind: 'trouble', trouble: 'lost-answers' });
    await expect(post(`${HEALTHY}`, { pin: '222222' })).rejects.toThrow();
    expect(world.findNumber(HEALTHY)?.pin).toBe('222222');
    expect((await ask(HEALTHY)).status).toBe(200);
  });

  test('unknown-field drops one field', async () => {
    expect((await ask(`${HEALTHY}?fields=is_on_biz_app`)).status).toBe(200);
    controlWorld(world, { kind: 'trouble', trouble: 'unknown-field' });
    expect((await ask(`${HEALTHY}?fields=is_on_biz_app`)).body.error.code).toBe(100);
  });
});

test('what is not there is unknown: objects, edges, deep paths', async () => {
  expect((await ask('999')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  expect((await ask(`${HEALTHY}/shoes`)).body.error.code).toBe(2500);
  expect((await ask(`${HEALTHY}/register/twice`)).body.error.code).toBe(2500);
});
