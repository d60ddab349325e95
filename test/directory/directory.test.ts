import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { type DetectDeps, detectId } from '../../src/directory/detect-id.ts';
import { keepFresh } from '../../src/directory/keep-fresh.ts';
import { locate } from '../../src/directory/locate.ts';
import { type SyncStep, syncDirectory } from '../../src/directory/sync.ts';
import { createGraphClient } from '../../src/graph/client.ts';
import { openLog } from '../../src/log.ts';
import {
  CLIENT_WABA,
  MAIN_WABA,
  OUR_BUSINESS,
  SANDBOX_TOKEN,
  seedWorld,
} from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import { openStore } from '../../src/store/database.ts';
import { findByDigits, findWaba, listWabaNumbers, searchNumbers } from '../../src/store/directory.ts';
import { createClock } from '../support/clock.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';
import { createTempDir } from '../support/temp-dir.ts';

/** A directory over a Graph API that answers with `handler`, or over the emulated one. */
async function openDirectory(handler: GraphHandler | null, change: Partial<DetectDeps> = {}) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const store = cleanUp.use(openStore(dir.path));
  const clock = createClock();
  const server = cleanUp.use(await startGraphServer(handler ?? (() => ({}))));
  let apiUrl = server.url;
  if (handler === null) {
    const world = createWorld(seedWorld(clock()), clock);
    const emulated = await serveGraph(world);
    cleanUp.defer(() => emulated.stop());
    apiUrl = emulated.url;
  }
  const client = { apiUrl, version: 'v25.0', accessToken: SANDBOX_TOKEN, appSecret: null, retries: 0 };
  const graph = createGraphClient(client);
  const deps: DetectDeps = {
    db: store.db,
    graph,
    clock,
    wabaIds: [],
    businessId: null,
    appId: null,
    ...change,
  };
  const parts = cleanUp.move();
  return { deps, clock, server, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

const LIST = {
  data: [{ id: '106540352242922', display_phone_number: '+48 600 123 456', verified_name: 'Kłos' }],
};
const PHONE = { kind: 'phone', e164: '+48600123456' } as const;

describe('learning', () => {
  test('by the portfolio: its own accounts and the clients’, with their numbers', async () => {
    await using directory = await openDirectory(null, { businessId: OUR_BUSINESS });
    const steps: SyncStep[] = [];
    await syncDirectory(directory.deps, { onStep: (step) => void steps.push(step) });
    expect(steps).toEqual([
      { kind: 'read', wabaId: MAIN_WABA, numbers: 5, at: 1, of: 2 },
      { kind: 'read', wabaId: CLIENT_WABA, numbers: 1, at: 2, of: 2 },
    ]);
    expect(await findWaba(directory.deps.db, CLIENT_WABA)).toMatchObject({ name: 'Talleres Ibarra' });
    expect(await findByDigits(directory.deps.db, '+34 612345678')).toMatchObject({ wabaId: CLIENT_WABA });
  });

  test('a fresh list is not read again, an old one is', async () => {
    await using directory = await openDirectory(() => LIST, { wabaIds: ['1'] });
    await syncDirectory(directory.deps);
    const again = await syncDirectory(directory.deps);
    expect(again).toMatchObject({ value: [{ kind: 'skipped', why: 'fresh' }] });
    directory.clock.advance(HOUR);
    expect(await syncDirectory(directory.deps)).toMatchObject({ value: [{ kind: 'read' }] });
    expect(directory.server.requests).toHaveLength(2);
  });

  test('an account whose hour is nearly used up is left to people', async () => {
    const busy: GraphHandler = (_request, response) => {
      response.setHeader('X-App-Usage', JSON.stringify({ call_count: 85 }));
      return LIST;
    };
    await using directory = await openDirectory(busy, { wabaIds: ['1'] });
    await syncDirectory(directory.deps, { freshFor: 0 });
    expect(await syncDirectory(directory.deps, { freshFor: 0 })).toMatchObject({
      value: [{ kind: 'skipped', why: 'busy' }],
    });
    expect(directory.server.requests).toHaveLength(1);
  });

  test('a list that fails keeps what was known, and the others are read', async () => {
    let isBroken = false;
    const handler: GraphHandler = ({ path }, response) =>
      isBroken && path.includes('/1/') ? sendError(response, 403, { code: 200 }) : LIST;
    await using directory = await openDirectory(handler, { wabaIds: ['1', '2'] });
    await syncDirectory(directory.deps);
    isBroken = true;
    const result = await syncDirectory(directory.deps, { freshFor: 0 });
    expect(result).toMatchObject({ value: [{ kind: 'failed' }, { kind: 'read' }] });
    expect(await findWaba(directory.deps.db, '1')).toMatchObject({ problem: 'refused' });
    expect(await findByDigits(directory.deps.db, '+48600123456')).not.toBeNull();
  });

  test('a number that has gone from its list goes; one that stays keeps when it was first seen', async () => {
    const lists = [
      { data: [...LIST.data, { id: '2', display_phone_number: '+48 600 000 000' }] },
      { data: LIST.data },
    ];
    await using directory = await openDirectory(() => lists.shift(), { wabaIds: ['1'] });
    const start = directory.clock();
    await syncDirectory(directory.deps);
    directory.clock.advance(HOUR);
    await syncDirectory(directory.deps);
    const { numbers, total } = await listWabaNumbers(directory.deps.db, '1', { offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(numbers[0]).toMatchObject({
      phoneNumberId: '106540352242922',
      firstSeenAt: start,
      seenAt: start + HOUR,
    });
  });

  test('in the background reads what is old at once, and says so in the log', async () => {
    const { promise: told, resolve } = Promise.withResolvers<string>();
    await using directory = await openDirectory(() => LIST, { wabaIds: ['1'] });
    const { clock, deps } = directory;
    const redact = (text: string) => ({ text });
    const log = openLog({ level: 'info', clock, write: resolve, redact });
    await using _fresh = keepFresh({ ...deps, log });
    expect(await told).toContain('lists of numbers were read');
    expect(await findByDigits(deps.db, '+48600123456')).not.toBeNull();
  });
});

describe('finding', () => {
  test('asks Meta once, then knows', async () => {
    await using directory = await openDirectory(() => LIST, { wabaIds: ['1'] });
    const found = { phoneNumberId: '106540352242922', wabaId: '1' };
    expect(await locate(directory.deps, PHONE)).toMatchObject({ kind: 'ok', value: found });
    expect(await locate(directory.deps, PHONE)).toMatchObject({ kind: 'ok', value: found });
    expect(await locate(directory.deps, { kind: 'id', phoneNumberId: '106540352242922' })).toMatchObject({
      value: found,
    });
    expect(directory.server.requests).toHaveLength(1);
  });

  test('tells “in none” from “could not look”', async () => {
    await using none = await openDirectory(() => ({ data: [] }), { wabaIds: ['1'] });
    expect(await locate(none.deps, PHONE)).toEqual({ kind: 'ok', value: null });
    await using dark = await openDirectory((_request, response) => void response.destroy(), {
      wabaIds: ['1'],
    });
    expect(await locate(dark.deps, PHONE)).toMatchObject({ reason: { kind: 'unreachable' } });
    await using nowhere = await openDirectory(() => LIST);
    expect(await locate(nowhere.deps, PHONE)).toMatchObject({ reason: { kind: 'no-waba' } });
  });

  test('by a part of the name or number; signs of the pattern language are plain', async () => {
    await using directory = await openDirectory(() => LIST, { wabaIds: ['1'] });
    await syncDirectory(directory.deps);
    const search = async (words: string) => (await searchNumbers(directory.deps.db, words, 5)).length;
    expect(await search('kł')).toBe(1);
    expect(await search('123 4')).toBe(1);
    expect(await search('%')).toBe(0);
    expect(await search('12')).toBe(0);
  });
});

describe('the id detective', () => {
  test.each([
    ['106540352242004', { kind: 'phone-number', by: 'meta' }],
    [MAIN_WABA, { kind: 'waba', by: 'meta' }],
    [OUR_BUSINESS, { kind: 'business', by: 'meta' }],
    ['1050000000000017', { kind: 'app', by: 'meta' }],
    ['999999999999999', { kind: 'unseen' }],
    ['../me', { kind: 'unknown', reason: { kind: 'bad-id' } }],
  ])('%s', async (id, answer) => {
    await using directory = await openDirectory(null);
    expect(await detectId(directory.deps, id)).toEqual(answer);
  });

  test('asks nobody about what we know', async () => {
    const change = { wabaIds: ['1'], businessId: '2', appId: '3' };
    await using directory = await openDirectory(() => LIST, change);
    await locate({ ...directory.deps, businessId: null }, PHONE);
    const kinds = await Promise.all(
      ['1', '2', '3', '106540352242922'].map((id) => detectId(directory.deps, id)),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['waba', 'business', 'app', 'phone-number']);
    expect(directory.server.requests).toHaveLength(1);
  });

  test('cannot tell where Meta does not answer', async () => {
    await using directory = await openDirectory((_request, response) => void response.destroy());
    expect(await detectId(directory.deps, '106540352242004')).toMatchObject({ kind: 'unknown' });
  });
});
