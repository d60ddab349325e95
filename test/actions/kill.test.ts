import { describe, expect, test } from 'vitest';
import type { ExecutionPoint } from '../../src/actions/deps.ts';
import { execute, settleInterrupted } from '../../src/actions/execute.ts';
import type { Order } from '../../src/actions/types.ts';
import { MINUTE } from '../../src/clock.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { listAttempts, listCalling } from '../../src/store/attempts.ts';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { type ActionDesk, anOrder, NUMBER, openActionDesk } from '../support/action-desk.ts';
import { spawnExecution } from '../support/spawn-execution.ts';
import { cases, unsubscribe } from './action-cases.ts';

type Death = {
  readonly diesAt: ExecutionPoint;
  /** What Meta makes of the calls that are on their way. */
  readonly held?: 'call-held' | 'answer-held';
  /** Calls that came to Meta for each order. */
  readonly calls: 0 | 1;
  readonly isDone: boolean;
};

const deaths: readonly [where: string, death: Death][] = [
  ['after the intent, before the call', { diesAt: 'intent', calls: 0, isDone: false }],
  ['amid the call, not carried out', { diesAt: 'sent', held: 'call-held', calls: 1, isDone: false }],
  ['amid the call, carried out', { diesAt: 'sent', held: 'answer-held', calls: 1, isDone: true }],
  ['after the answer, before its record', { diesAt: 'answered', calls: 1, isDone: true }],
  ['after the record', { diesAt: 'recorded', calls: 1, isDone: true }],
];

/** Has the orders carried out by a process that dies when all of them have come to that point. */
async function dieWith(desk: ActionDesk, orders: readonly Order[], death: Death): Promise<void> {
  const { dataDir, proxy, clock } = desk;
  const { diesAt, held } = death;
  proxy.breakWrites(held ?? null);
  const allSent = proxy.nextWrites(orders.length);
  await using child = spawnExecution({ dataDir, graphUrl: proxy.url, orders, now: clock(), diesAt });
  if (held !== undefined) {
    await allSent;
    await child.kill();
  }
  expect(await child.ended).toBe('SIGKILL');
  proxy.breakWrites(null);
}

/** An order for each action, for a number each. */
async function openOrders() {
  const desk = await openActionDesk();
  unsubscribe(desk);
  const orders: Order[] = [];
  for (const [nth, action] of actionNames.entries()) {
    const phoneNumberId = `10654035224211${nth}`;
    desk.addNumber(phoneNumberId, cases[action].given);
    const order = anOrder({ action, phoneNumberId, input: cases[action].input });
    orders.push(action === 'deregister' ? await desk.approve(order) : order);
  }
  return { desk, orders };
}

describe('kill -9 of all six actions', () => {
  test.each(deaths)('%s: 0 calls repeated, 0 orders lost', async (_where, death) => {
    const { desk, orders } = await openOrders();
    await using _ = desk;
    await dieWith(desk, orders, death);
    const kind = death.diesAt === 'recorded' ? 'succeeded' : 'unknown';
    for (const order of orders) {
      const tookEffect = cases[order.action].shows[death.isDone ? 'done' : 'undone'];
      // Secrets are gone with the process, and are not needed to find out what became of it.
      const again = await execute(desk.deps, { ...order, input: {} });
      expect(again).toMatchObject({ kind, attempt: { id: order.id, action: order.action } });
      if (again.kind === 'unknown')
        expect([order.action, again.tookEffect]).toEqual([order.action, tookEffect]);
      expect(await execute(desk.deps, order)).toMatchObject({ kind });
      expect(await listAttempts(desk.store.db, order.phoneNumberId, 0)).toHaveLength(1);
    }
    expect(desk.proxy.writes).toHaveLength(death.calls * orders.length);
    expect(await verifyAudit(desk.store.db)).toMatchObject({ kind: 'ok' });
  });
});

describe('after a kill -9 amid a registration', () => {
  async function openKilled(held: 'call-held' | 'answer-held') {
    const desk = await openActionDesk();
    const order = anOrder();
    await dieWith(desk, [order], { diesAt: 'sent', held, calls: 1, isDone: held === 'answer-held' });
    return { desk, order };
  }

  test('the next start settles it by the live state, and it counts as spent', async () => {
    const { desk, order } = await openKilled('answer-held');
    await using _ = desk;
    expect(await listCalling(desk.store.db)).toHaveLength(1);
    expect(await settleInterrupted(desk.deps)).toBe(1);
    expect(await listAttempts(desk.store.db, NUMBER, 0)).toMatchObject([
      { id: order.id, state: 'unknown', details: 'interrupted' },
    ]);
    expect(await settleInterrupted(desk.deps)).toBe(0);
    expect(await execute(desk.deps, order)).toMatchObject({ kind: 'unknown', tookEffect: 'yes', left: 9 });
    expect(desk.proxy.writes).toHaveLength(1);
  });

  test('the number is free for the next order, which sees what the first one did', async () => {
    const { desk, order } = await openKilled('call-held');
    await using _ = desk;
    expect(await desk.execute()).toMatchObject({ kind: 'taken', attempt: { id: order.id } });
    await settleInterrupted(desk.deps);
    desk.clock.advance(2 * MINUTE);
    expect(await desk.execute()).toMatchObject({ kind: 'succeeded', left: 8 });
    expect(desk.proxy.writes).toHaveLength(2);
  });
});
