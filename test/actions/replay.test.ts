import { describe, expect, test } from 'vitest';
import { execute } from '../../src/actions/execute.ts';
import { interrupted } from '../../src/actions/outcome.ts';
import { finishAttempt, listAttempts } from '../../src/store/attempts.ts';
import { listAudit } from '../../src/store/audit.ts';
import { type ActionDesk, anOrder, NUMBER, openActionDesk } from '../support/action-desk.ts';

describe('the same order again', () => {
  test.each([
    ['that worked', {}, { kind: 'succeeded', after: { value: { status: 'CONNECTED' } }, left: 9 }],
    [
      'that Meta refused',
      { pin: '111111' },
      {
        kind: 'rejected',
        entry: 'pin-mismatch',
        error: { code: 133005, fbtraceId: expect.any(String) },
        left: 9,
      },
    ],
  ] as const)('%s: told, not done, and nothing more is written down', async (_what, given, told) => {
    await using desk = await openActionDesk(given);
    const order = anOrder();
    const first = await execute(desk.deps, order);
    const audit = await listAudit(desk.store.db);
    const again = await execute(desk.deps, { ...order, input: {} });
    expect(first).toMatchObject(told);
    expect(again).toMatchObject({ ...told, before: { value: { status: 'PENDING' } } });
    expect(desk.proxy.writes).toHaveLength(1);
    expect(await listAudit(desk.store.db)).toEqual(audit);
  });

  test('that was refused is asked for anew', async () => {
    await using desk = await openActionDesk({ codeVerification: 'NOT_VERIFIED' });
    const order = anOrder();
    expect(await execute(desk.deps, order)).toMatchObject({ kind: 'refused' });
    const verified = desk.world
      .read()
      .numbers.map((each) => ({ ...each, codeVerification: 'VERIFIED' as const }));
    desk.world.change((state) => ({ ...state, numbers: verified }));
    expect(await execute(desk.deps, order)).toMatchObject({ kind: 'succeeded' });
  });
});

describe('what is about to be done is announced', () => {
  test('when the intent is written down, before the call', async () => {
    await using desk = await openActionDesk();
    const seen: unknown[] = [];
    const onIntent = async () => {
      const [attempt] = await listAttempts(desk.store.db, NUMBER, 0);
      seen.push(attempt?.state, desk.proxy.writes.length);
    };
    const order = anOrder();
    await execute(desk.deps, order, { onIntent });
    await execute(desk.deps, order, { onIntent });
    expect(seen).toEqual(['calling', 0]);
  });

  test('not where it is refused', async () => {
    await using desk = await openActionDesk({ status: 'BANNED' });
    await desk.execute({}, { onIntent: () => expect.unreachable() });
  });

  test('and goes on where that fails', async () => {
    await using desk = await openActionDesk();
    const onIntent = async () => {
      throw new Error('no outbox');
    };
    expect(await desk.execute({}, { onIntent })).toMatchObject({ kind: 'succeeded' });
    expect(desk.log.join()).toContain('could not be announced');
  });
});

describe('when the bot stops', () => {
  test('nothing new is begun', async () => {
    await using desk = await openActionDesk();
    await expect(desk.execute({}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(desk.proxy.writes).toEqual([]);
    expect(await listAttempts(desk.store.db, NUMBER, 0)).toEqual([]);
  });

  test('a call that is answered in time is recorded', async () => {
    await using desk = await openActionDesk();
    const controller = new AbortController();
    const order = anOrder();
    const onIntent = async () => controller.abort();
    expect(await execute(desk.deps, order, { onIntent, signal: controller.signal })).toMatchObject({
      kind: 'succeeded',
      after: { kind: 'unknown' },
    });
    expect(await listAttempts(desk.store.db, NUMBER, 0)).toMatchObject([{ state: 'succeeded' }]);
  });

  test('one that is not is left to the next start, which reads the state', async () => {
    await using desk = await openActionDesk();
    const controller = new AbortController();
    const order = anOrder();
    desk.proxy.breakWrites('answer-held');
    const sent = desk.proxy.nextWrites(1);
    const running = execute(desk.deps, order, { signal: controller.signal, grace: 1 });
    await sent;
    controller.abort();
    await expect(running).rejects.toThrow();
    expect(await listAttempts(desk.store.db, NUMBER, 0)).toMatchObject([{ state: 'calling' }]);
    expect(await execute(desk.deps, order)).toMatchObject({ kind: 'unknown', tookEffect: 'yes' });
    expect(desk.proxy.writes).toHaveLength(1);
  });
});

describe('a process that slept while another one took over', () => {
  const settle = async (desk: ActionDesk, id: string) =>
    await finishAttempt(desk.store.db, id, interrupted, desk.clock());

  test('between its intent and its call makes no call any more', async () => {
    await using desk = await openActionDesk();
    const order = anOrder();
    const onIntent = async () => void (await settle(desk, order.id));
    expect(await execute(desk.deps, order, { onIntent })).toMatchObject({
      kind: 'unknown',
      tookEffect: 'no',
    });
    expect(desk.proxy.writes).toEqual([]);
  });

  test('amid its call leaves the ledger as the other one wrote it', async () => {
    await using desk = await openActionDesk();
    const order = anOrder();
    const reached = async (point: string) => {
      if (point === 'answered') await settle(desk, order.id);
    };
    expect(await execute({ ...desk.deps, reached }, order)).toMatchObject({
      kind: 'unknown',
      tookEffect: 'yes',
      attempt: { state: 'unknown', details: 'interrupted' },
    });
  });
});

test('a subscription needs to know the account', async () => {
  await using desk = await openActionDesk({ status: 'CONNECTED', platform: 'CLOUD_API' });
  expect(await desk.execute({ action: 'subscribe-webhooks', wabaId: null, input: {} })).toMatchObject({
    kind: 'unknown',
    tookEffect: 'no',
    attempt: { details: 'not sent: no-waba' },
  });
  expect(desk.proxy.writes).toEqual([]);
});
