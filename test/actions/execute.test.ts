import { describe, expect, test } from 'vitest';
import { execute } from '../../src/actions/execute.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { listAudit } from '../../src/store/audit.ts';
import {
  type ActionDesk,
  anOrder,
  NUMBER,
  openActionDesk,
  PIN,
  patchNumber,
} from '../support/action-desk.ts';

const live = { status: 'CONNECTED', platform: 'CLOUD_API', throughput: 'STANDARD' } as const;
const operator = { user: 'UOLA', role: 'operator' } as const;

const events = async ({ store }: ActionDesk) => (await listAudit(store.db)).map(({ event }) => event);

describe('a registration', () => {
  test('goes through: intent, call, outcome, and the live state before and after', async () => {
    await using desk = await openActionDesk();
    const order = anOrder();
    const execution = await execute(desk.deps, order);
    expect(execution).toMatchObject({
      kind: 'succeeded',
      before: { value: { status: 'PENDING' } },
      after: { value: { status: 'CONNECTED' } },
      left: 9,
      attempt: { id: order.id, state: 'succeeded', by: 'UANA', code: null },
    });
    expect(desk.proxy.writes).toEqual([
      { path: `/v25.0/${NUMBER}/register`, body: { messaging_product: 'whatsapp', pin: PIN } },
    ]);
    expect(await events(desk)).toEqual(['call', 'outcome']);
  });

  test('is written down as soon as Meta has answered, before the state is read again', async () => {
    await using desk = await openActionDesk();
    const { deps, proxy, store } = desk;
    const { promise: reading, resolve } = Promise.withResolvers<void>();
    const reached = (point: string) => {
      if (point === 'answered') proxy.holdReads(1).then(resolve);
    };
    const running = execute({ ...deps, reached }, anOrder());
    await reading;
    expect(await listAttempts(store.db, NUMBER, 0)).toMatchObject([{ state: 'succeeded' }]);
    proxy.releaseReads();
    expect(await running).toMatchObject({ kind: 'succeeded' });
  });

  test('that was not answered is written down with the state that was read instead', async () => {
    await using desk = await openActionDesk();
    desk.trouble('lost-answers');
    expect(await desk.execute()).toMatchObject({ kind: 'unknown', tookEffect: 'yes', left: 9 });
    const [, outcome] = await listAudit(desk.store.db);
    expect(outcome?.before).toContain('"status":"PENDING"');
    expect(outcome?.after).toContain('"status":"CONNECTED"');
  });

  test('writes the PIN down nowhere', async () => {
    await using desk = await openActionDesk({ pin: '111111' });
    await desk.execute();
    await desk.execute({ action: 'set-pin', input: { pin: PIN } });
    const rows = [await listAudit(desk.store.db), await listAttempts(desk.store.db, NUMBER, 0)];
    expect(JSON.stringify([rows, desk.log])).not.toContain(PIN);
  });

  test('keeps Meta’s trace id for a ticket', async () => {
    await using desk = await openActionDesk();
    const execution = await desk.execute();
    expect(execution).toMatchObject({ attempt: { fbtraceId: expect.stringMatching(/^A[\w-]{10,}$/) } });
  });
});

/** What Meta refuses: the number's state, the code, and the knowledge entry that it is matched to. */
const refusals: [what: string, given: Parameters<typeof openActionDesk>[0], code: string, entry: string][] = [
  ['linked elsewhere', { holder: 'phone app' }, '100/2388001', 'number-linked'],
  ['two-step on', { foreignTwoStep: true }, '100/2388001', 'cannot-create-certificate'],
  ['wrong PIN', { pin: '111111' }, '133005', 'pin-mismatch'],
  ['locked PIN', { pinLockedUntil: Number.MAX_SAFE_INTEGER }, '133008', 'pin-attempts'],
  ['PIN too soon', { pin: '111111', wrongPinAt: [Date.UTC(2026, 10, 21, 12)] }, '133009', 'pin-too-quick'],
  ['just deleted', { deletedAt: Date.UTC(2026, 10, 21, 12) }, '133015', 'recently-deleted'],
  ['tries used up', { registerBlockedUntil: Number.MAX_SAFE_INTEGER }, '133016', 'register-rate-limit'],
  ['half deregistered', { incompleteDeregistration: true }, '133000', 'partial-deregister'],
];

describe('what Meta refuses is matched like a paste', () => {
  test.each(refusals)('%s', async (_what, given, code, entry) => {
    await using desk = await openActionDesk(given);
    const execution = await desk.execute();
    if (execution.kind !== 'rejected') throw new Error(execution.kind);
    const { error, attempt } = execution;
    expect([error.code, error.subcode].filter((part) => part !== null).join('/')).toBe(code);
    expect(execution).toMatchObject({ entry, attempt: { state: 'rejected', entry, code: error.code } });
    expect(attempt.fbtraceId).toBe(error.fbtraceId);
    expect(desk.proxy.writes).toHaveLength(1);
    expect(await events(desk)).toEqual(['call', 'outcome']);
  });

  test('registration down', async () => {
    await using desk = await openActionDesk();
    desk.trouble('registration-down');
    expect(await desk.execute()).toMatchObject({
      kind: 'rejected',
      error: { code: 133004, transient: true },
      entry: 'server-unavailable',
      left: 9,
    });
  });

  test('the details of a lock are kept, for they name the wait', async () => {
    await using desk = await openActionDesk({ pinLockedUntil: Date.UTC(2026, 10, 21, 19) });
    await desk.execute();
    const [attempt] = await listAttempts(desk.store.db, NUMBER, 0);
    expect(attempt?.details).toContain('Try again in 7 hours');
    expect(await desk.execute()).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'cool-down', cause: 'pin-lock', until: desk.clock() + 7 * HOUR },
    });
    expect(desk.proxy.writes).toHaveLength(1);
  });
});

describe('what the guard refuses never reaches Meta', () => {
  test.each<
    [
      what: string,
      given: Parameters<typeof openActionDesk>[0],
      order: Parameters<typeof anOrder>[0],
      kind: string,
    ]
  >([
    ['a number shared with the Business app', { ...live, holder: 'business app' }, {}, 'coexistence'],
    [
      'the same, deregistering',
      { ...live, holder: 'business app' },
      { action: 'deregister', input: {} },
      'coexistence',
    ],
    ['a number on a phone app that is not registered', { holder: 'business app' }, {}, 'on-phone'],
    ['a number that is registered', live, {}, 'already-connected'],
    ['a number that is not verified', { codeVerification: 'NOT_VERIFIED' }, {}, 'not-verified'],
    [
      'a code for a verified number',
      {},
      { action: 'request-code', input: { method: 'SMS', language: 'en_US' } },
      'already-verified',
    ],
    ['a new PIN for a number that is not registered', {}, { action: 'set-pin' }, 'not-registered'],
    ['a name that has expired', { nameStatus: 'EXPIRED' }, {}, 'name-not-usable'],
    ['a status that nobody knows', { status: 'HIBERNATING' }, {}, 'could-not-tell'],
    ['a banned number', { status: 'BANNED' }, {}, 'wrong-state'],
    ['a viewer', {}, { actor: { user: 'UVIC', role: 'viewer' } }, 'role'],
    ['deregistering without a second person', live, { action: 'deregister', input: {} }, 'approval'],
  ])('%s', async (_what, given, order, kind) => {
    await using desk = await openActionDesk(given);
    expect(await desk.execute(order)).toMatchObject({ kind: 'refused', refusal: { kind } });
    expect(desk.proxy.writes).toEqual([]);
    expect(await listAttempts(desk.store.db, NUMBER, 0)).toEqual([]);
    expect(await events(desk)).toEqual(kind === 'approval' ? [] : ['refusal']);
  });

  test.each(['unavailable', 'html-500', 'truncated', 'app-limit', 'waba-limit', 'silent'] as const)(
    'a state that could not be read: %s',
    async (trouble) => {
      await using desk = await openActionDesk({}, { timeout: trouble === 'silent' ? 100 : 10_000 });
      desk.trouble(trouble);
      expect(await desk.execute()).toEqual({ kind: 'refused', refusal: { kind: 'could-not-tell' } });
      expect(desk.proxy.writes).toEqual([]);
    },
  );

  test('a retry while Meta reports trouble, which a person may try in spite of', async () => {
    await using desk = await openActionDesk();
    desk.trouble('incident');
    expect(await desk.execute({ origin: 'retry', retryId: 'retry-1' })).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'outage' },
    });
    expect(desk.proxy.writes).toEqual([]);
    expect(await desk.execute()).toMatchObject({ kind: 'succeeded' });
  });

  test('an order without its PIN, or with one that Meta would refuse for its form', async () => {
    await using desk = await openActionDesk();
    await expect(desk.execute({ input: {} })).rejects.toMatchObject({ name: 'InputMissing', field: 'pin' });
    await expect(desk.execute({ input: { pin: '12345' } })).rejects.toMatchObject({ field: 'pin' });
    await expect(
      desk.execute({ action: 'request-code', input: { method: 'SMS', language: 'English' } }),
    ).rejects.toMatchObject({ field: 'language' });
    expect(desk.proxy.writes).toEqual([]);
  });
});

describe('the budget of ten in 72 hours', () => {
  test('ends before Meta’s does: two are kept for an approver, and the eleventh is never sent', async () => {
    await using desk = await openActionDesk({ holder: 'another provider' });
    const kinds: string[] = [];
    for (let nth = 0; nth < 12; nth += 1) {
      const actor = nth < 9 ? operator : { user: 'UANA', role: 'approver' as const };
      const execution = await desk.execute({ actor });
      kinds.push(execution.kind === 'refused' ? execution.refusal.kind : execution.kind);
      desk.clock.advance(HOUR);
    }
    expect(kinds).toEqual([...Array(8).fill('rejected'), 'budget', 'rejected', 'rejected', 'budget']);
    expect(desk.number().registerAt).toHaveLength(10);
    expect(desk.number().registerBlockedUntil).toBeNull();
    expect(await desk.execute()).toMatchObject({ refusal: { kind: 'budget', used: 10, allowed: 10 } });
  });
});

test('ownership by voice: a code is requested, entered, and the number registered', async () => {
  await using desk = await openActionDesk({ codeVerification: 'NOT_VERIFIED' });
  expect(await desk.execute()).toMatchObject({ refusal: { kind: 'not-verified' } });
  const input = { method: 'VOICE', language: 'pl_PL' } as const;
  expect(await desk.execute({ action: 'request-code', input })).toMatchObject({
    kind: 'succeeded',
    left: null,
  });
  const code = desk.number().oneTimeCode?.code ?? '';
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await desk.execute({ action: 'verify-code', input: { code: wrong } })).toMatchObject({
    kind: 'rejected',
    entry: 'otp-invalid',
  });
  expect(await desk.execute({ action: 'verify-code', input: { code } })).toMatchObject({
    kind: 'succeeded',
    after: { value: { codeVerificationStatus: 'VERIFIED' } },
  });
  expect(await desk.execute()).toMatchObject({ kind: 'succeeded' });
  expect(desk.proxy.writes.map(({ path }) => path.split('/').at(-1))).toEqual([
    'request_code',
    'verify_code',
    'verify_code',
    'register',
  ]);
  expect(desk.proxy.writes[0]?.body).toEqual({ code_method: 'VOICE', language: 'pl_PL' });
});

test('a number is registered again for a certificate that went wrong (131045), and only registered', async () => {
  await using desk = await openActionDesk({ ...live, certificateSpoilt: true });
  expect(await desk.execute({ entry: 'incorrect-certificate' })).toMatchObject({ kind: 'succeeded' });
  expect(desk.number().certificateSpoilt).toBe(false);
  expect(desk.proxy.writes).toHaveLength(1);
});

test('a number is registered again for a display name that was approved', async () => {
  await using desk = await openActionDesk({ ...live, verifiedName: 'Old' });
  desk.control('ask-for-new-name');
  expect(await desk.execute({ entry: 'display-name' })).toMatchObject({
    refusal: { kind: 'already-connected' },
  });
  desk.control('approve-name');
  expect(await desk.execute({ entry: 'display-name' })).toMatchObject({ kind: 'succeeded' });
  expect(desk.number().verifiedName).toBe('Old Plus');
});

test('our app is subscribed to the account, where it is not', async () => {
  await using desk = await openActionDesk(live);
  const unsubscribed = desk.world.read().wabas.map((waba) => ({ ...waba, subscriptions: [] }));
  desk.world.change((state) => ({ ...state, wabas: unsubscribed }));
  expect(await desk.execute({ action: 'subscribe-webhooks', input: {} })).toMatchObject({
    kind: 'succeeded',
  });
  expect(desk.world.read().wabas[0]?.subscriptions).toHaveLength(1);
  const audit = await listAudit(desk.store.db);
  expect(audit[0]?.before).toContain('"subscribed":false');
});

describe('deregistering', () => {
  const order = () => anOrder({ action: 'deregister', input: {}, actor: operator });

  test('takes a second person, once', async () => {
    await using desk = await openActionDesk(live);
    const approved = await desk.approve(order());
    expect(await execute(desk.deps, approved)).toMatchObject({
      kind: 'succeeded',
      attempt: { by: 'UOLA', approvedBy: 'UBOB' },
      after: { value: { status: 'DISCONNECTED' } },
    });
    patchNumber(desk, live);
    expect(await execute(desk.deps, { ...order(), approvalId: approved.approvalId })).toMatchObject({
      refusal: { kind: 'approval' },
    });
    expect(desk.proxy.writes).toHaveLength(1);
  });

  test('of two orders on one approval at once, one goes through', async () => {
    await using desk = await openActionDesk(live);
    const { approvalId } = await desk.approve(order());
    const two = [order(), order()].map((each) => execute(desk.deps, { ...each, approvalId }));
    const kinds = (await Promise.all(two)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['succeeded', 'taken']);
    expect(desk.proxy.writes).toHaveLength(1);
  });

  test('an approval for another number, or one that is too old, is none', async () => {
    await using desk = await openActionDesk(live);
    const { approvalId } = await desk.approve(order());
    const other = { ...order(), phoneNumberId: '106540352242004', approvalId };
    expect(await execute(desk.deps, other)).toMatchObject({ refusal: { kind: 'approval' } });
    desk.clock.advance(15 * MINUTE);
    expect(await execute(desk.deps, { ...order(), approvalId })).toMatchObject({
      refusal: { kind: 'approval' },
    });
    expect(desk.proxy.writes).toEqual([]);
  });

  test('finishes one that stopped half way, after which the number registers', async () => {
    await using desk = await openActionDesk({ incompleteDeregistration: true, status: 'DISCONNECTED' });
    expect(await desk.execute()).toMatchObject({ kind: 'rejected', entry: 'partial-deregister' });
    expect(await execute(desk.deps, await desk.approve(order()))).toMatchObject({ kind: 'succeeded' });
    expect(await desk.execute()).toMatchObject({ kind: 'succeeded' });
  });
});
