import { expect, test } from 'vitest';
import { execute } from '../../src/actions/execute.ts';
import type { Execution } from '../../src/actions/types.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { anOrder, NUMBER, openActionDesk } from '../support/action-desk.ts';
import { executeDeps } from '../support/execute-deps.ts';

const people = Array.from({ length: 20 }, (_, nth) => ({ user: `U${nth}`, role: 'operator' as const }));

const count = (executions: readonly Execution[], ...kinds: Execution['kind'][]) =>
  executions.filter(({ kind }) => kinds.includes(kind)).length;

test.each([
  ['that works', {}, 'succeeded'],
  ['that Meta refuses', { pin: '111111' }, 'rejected'],
] as const)(
  '20 people at once, a registration %s: 1 call, 19 learn whose it is',
  async (_what, given, kind) => {
    await using desk = await openActionDesk(given);
    const orders = people.map((actor) => anOrder({ actor }));
    const executions = await Promise.all(orders.map((order) => execute(desk.deps, order)));
    expect(desk.proxy.writes).toHaveLength(1);
    expect([count(executions, kind), count(executions, 'taken')]).toEqual([1, 19]);
    const [attempt, ...more] = await listAttempts(desk.store.db, NUMBER, 0);
    expect(more).toEqual([]);
    for (const execution of executions) expect(execution).toMatchObject({ attempt: { by: attempt?.by } });
  },
);

test('19 who looked before the call and come to it after its end do not call again', async () => {
  await using desk = await openActionDesk({ pin: '111111' });
  const [first, ...others] = people.map((actor) => anOrder({ actor }));
  if (first === undefined) throw new Error('nobody');
  const allLooking = desk.proxy.holdReads(others.length);
  const late = others.map((order) => execute(desk.deps, order));
  await allLooking;
  const { store, clock, deps, metaUrl } = desk;
  const direct = executeDeps({ store, clock, matcher: deps.matcher, graphUrl: metaUrl });
  expect(await execute(direct, first)).toMatchObject({ kind: 'rejected' });
  desk.proxy.releaseReads();
  const executions = await Promise.all(late);
  expect(count(executions, 'taken')).toBe(19);
  for (const execution of executions) expect(execution).toMatchObject({ attempt: { id: first.id } });
  expect(desk.proxy.writes).toEqual([]);
});

test('the same order 20 times at once is one order: all hear the same', async () => {
  await using desk = await openActionDesk();
  const order = anOrder();
  const executions = await Promise.all(people.map(() => execute(desk.deps, order)));
  expect(desk.proxy.writes).toHaveLength(1);
  expect(new Set(executions).size).toBe(1);
  expect(executions[0]).toMatchObject({ kind: 'succeeded', attempt: { id: order.id } });
});

test('orders for different numbers do not wait for each other', async () => {
  await using desk = await openActionDesk();
  const other = anOrder({ phoneNumberId: '106540352242002' });
  const both = await Promise.all([execute(desk.deps, anOrder()), execute(desk.deps, other)]);
  expect(count(both, 'succeeded')).toBe(2);
});
