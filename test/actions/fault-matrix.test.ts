import { afterAll, describe, expect, test } from 'vitest';
import { execute } from '../../src/actions/execute.ts';
import type { TookEffect } from '../../src/actions/live-state.ts';
import type { Order } from '../../src/actions/types.ts';
import type { ActionName } from '../../src/knowledge/schema.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { anOrder, openActionDesk } from '../support/action-desk.ts';
import { executeDeps } from '../support/execute-deps.ts';
import type { WriteFault } from '../support/graph-proxy.ts';
import { cases, unsubscribe } from './action-cases.ts';

type Answered = { readonly code: number };

/** What happens to the call, whether Meta carries it out, and what Meta is understood to say; null: nothing. */
const faults: readonly [name: string, fault: WriteFault, isDone: boolean, answered: Answered | null][] = [
  ['reset before Meta sees it', 'call-lost', false, null],
  ['reset after it was carried out', 'answer-lost', true, null],
  ['hang, never carried out', 'call-held', false, null],
  ['hang after it was carried out', 'answer-held', true, null],
  ['half of the JSON', { arrives: '{"succ' }, true, null],
  ['an answer of another shape', { arrives: '{"ok":1}' }, true, null],
  ['HTML with 500', { status: 500, body: '<html>Sorry</html>' }, false, null],
  ['HTML with 502', { status: 502, body: '<html>Bad gateway</html>' }, false, null],
  ['429 of a gateway', { status: 429, body: 'slow down' }, false, null],
  ['a redirect', { status: 302, body: '', headers: { Location: 'http://127.0.0.1:9/' } }, false, null],
  [
    '429 of Meta with Retry-After',
    { status: 429, body: '{"error":{"code":80008,"message":"busy"}}', headers: { 'Retry-After': '60' } },
    false,
    { code: 80008 },
  ],
  [
    '429 of Meta without it',
    { status: 429, body: '{"error":{"code":4,"message":"busy"}}' },
    false,
    { code: 4 },
  ],
  ['500 of Meta', { status: 500, body: '{"error":{"code":131000,"message":"?"}}' }, false, { code: 131000 }],
];

type Row = {
  readonly action: ActionName;
  readonly name: string;
  readonly fault: WriteFault;
  readonly answered: Answered | null;
  readonly outcome: 'rejected' | 'unknown';
  readonly effect: TookEffect | null;
};

const rows: Row[] = Object.entries(cases).flatMap(([action, { shows }]) =>
  faults.map(([name, fault, isDone, answered]) => ({
    ...{ action: action as ActionName, name, fault, answered },
    outcome: answered === null ? 'unknown' : 'rejected',
    effect: answered === null ? (isDone ? shows.done : shows.undone) : null,
  })),
);

const titleOf = ({ action, name, outcome, effect }: Row) =>
  `${action.padEnd(18)} | ${name.padEnd(30)} | ${outcome.padEnd(8)} | took effect: ${(effect ?? '–').padEnd(14)} | 1 call`;

/** A call that is never answered need not take half a minute of a test. */
const SHORT_MS = 100;
const isSilent = (fault: WriteFault) => fault === 'call-held' || fault === 'answer-held';

const desk = await openActionDesk();
afterAll(() => desk[Symbol.asyncDispose]());
let numbers = 0;

/** An order for a number of its own, and what carries it out. */
async function prepare({ action, fault }: Row) {
  const { store, clock, proxy } = desk;
  const { given, input } = cases[action];
  const phoneNumberId = `1065403522430${10 + numbers++}`;
  desk.addNumber(phoneNumberId, given);
  unsubscribe(desk);
  const timeout = isSilent(fault) ? { writeTimeout: SHORT_MS } : {};
  const deps = executeDeps({ store, clock, matcher: desk.deps.matcher, graphUrl: proxy.url, ...timeout });
  const order: Order = anOrder({ action, input, phoneNumberId });
  return { deps, order: action === 'deregister' ? await desk.approve(order) : order };
}

describe('action             | what happens to the call       | outcome  | by the live state            | calls', () => {
  test.each(rows.map((row) => [titleOf(row), row] as const))('%s', async (_title, row) => {
    const { fault, outcome, effect, answered } = row;
    const { deps, order } = await prepare(row);
    const before = desk.proxy.writes.length;
    desk.proxy.breakWrites(fault);
    expect(await execute(deps, order)).toMatchObject({
      kind: outcome,
      attempt: { state: outcome },
      ...(effect === null ? {} : { tookEffect: effect }),
      ...(answered === null ? {} : { error: answered }),
    });
    desk.proxy.breakWrites(null);
    expect(await execute(deps, order)).toMatchObject({ kind: outcome, attempt: { id: order.id } });
    expect(desk.proxy.writes).toHaveLength(before + 1);
    expect(await listAttempts(desk.store.db, order.phoneNumberId, 0)).toHaveLength(1);
    expect(await verifyAudit(desk.store.db)).toMatchObject({ kind: 'ok' });
  });
});

test('refused before anything was sent: unknown, counted, and certainly without effect', async () => {
  await using other = await openActionDesk();
  const deps = {
    ...other.deps,
    reached: async (point: string) => {
      if (point === 'intent') await other.proxy[Symbol.asyncDispose]();
    },
  };
  const execution = await execute(deps, anOrder());
  expect(execution).toMatchObject({
    kind: 'unknown',
    tookEffect: 'no',
    after: { kind: 'unknown' },
    attempt: { details: 'not sent: unreachable: ECONNREFUSED' },
    left: 9,
  });
  expect(other.number().registerAt).toEqual([]);
});
