import type { UnknownReason } from '../graph/errors.ts';
import type { Written } from '../graph/writes.ts';
import { describeError } from '../log.ts';
import { findAttempt, finishAttempt, listCalling } from '../store/attempts.ts';
import type { Db } from '../store/schema.ts';
import { type Beginning, begin } from './begin.ts';
import type { ExecuteDeps } from './deps.ts';
import { withGrace } from './grace.ts';
import { checkInput } from './input.ts';
import { actions } from './kinds/table.ts';
import { outcomeOf } from './outcome.ts';
import { readLive } from './read-facts.ts';
import { retell } from './retell.ts';
import { writeSummary } from './summary.ts';
import type { Attempt, Execution, Order } from './types.ts';

export type ExecuteOptions = {
  /** Called when the intent is written down and the call is about to be made. Its failure changes nothing. */
  readonly onIntent?: () => Promise<void>;
  /** Fires when the bot stops: then nothing new is begun, and a call gets a few seconds to end. */
  readonly signal?: AbortSignal;
  /** Milliseconds of those seconds. */
  readonly grace?: number;
};

const isStop = (reason: UnknownReason) => reason.kind === 'stopped';

async function announce(deps: ExecuteDeps, { onIntent }: ExecuteOptions): Promise<void> {
  try {
    await onIntent?.();
  } catch (error) {
    deps.log.warn('what is about to be done could not be announced', describeError(error));
  }
}

/** Calls Meta, once. Throws where we stopped meanwhile: the next start finds the attempt, and reads the state. */
async function call(deps: ExecuteDeps, order: Order, options: ExecuteOptions): Promise<Written> {
  const { signal } = options;
  using grace = withGrace(signal, options.grace);
  const graph = deps.graph.forWaba(order.wabaId);
  const calling = actions[order.action].call(graph, order, grace.signal);
  await deps.reached?.('sent');
  const written = await calling;
  await deps.reached?.('answered');
  if (written.kind === 'unknown' && isStop(written.reason)) signal?.throwIfAborted();
  return written;
}

async function finish(
  deps: ExecuteDeps,
  order: Order,
  { before, left }: Beginning,
  written: Written,
  signal: AbortSignal | undefined,
): Promise<Execution> {
  const { db, clock } = deps;
  const { readsApps: withApps = false, tookEffect } = actions[order.action];
  const result = outcomeOf(deps, written);
  // Without an answer the state is the outcome; an answer is written down before anything else can happen.
  const early = written.kind === 'unknown' ? await readLive(deps, order, { withApps, signal }) : null;
  const full = early === null ? result : { ...result, after: writeSummary(early) };
  const isRecorded = await finishAttempt(db, order.id, full, clock());
  await deps.reached?.('recorded');
  const attempt = await findAttempt(db, order.id);
  if (attempt === null) throw new Error('an attempt has gone from the ledger');
  if (!isRecorded) return await retell(deps, attempt, signal);
  const after = early ?? (await readLive(deps, order, { withApps, signal }));
  const readings = { attempt, before: before.number, after: after.number, left };
  if (written.kind === 'done') return { kind: 'succeeded', ...readings };
  if (written.kind === 'refused') {
    return { kind: 'rejected', ...readings, error: written.error, entry: attempt.entry };
  }
  const effect = written.kind === 'not-sent' ? 'no' : tookEffect(before, after);
  return { kind: 'unknown', attempt, tookEffect: effect, after: after.number, left };
}

/**
 * What somebody else made of our attempt; null: it is still ours to carry out. A process that was paused for long may
 * wake up between its intent and its call, when its successor has settled that long ago.
 */
async function findSettled(deps: ExecuteDeps, { id }: Order): Promise<Attempt | null> {
  const attempt = await findAttempt(deps.db, id);
  return attempt?.state === 'calling' ? null : attempt;
}

async function run(deps: ExecuteDeps, order: Order, options: ExecuteOptions): Promise<Execution> {
  const { signal } = options;
  const known = await findAttempt(deps.db, order.id);
  if (known !== null) return await retell(deps, known, signal);
  checkInput(order);
  const withApps = actions[order.action].readsApps === true;
  const beginning = await begin(deps, order, { withApps, signal });
  if (beginning.kind !== 'begun') return beginning;
  await deps.reached?.('intent');
  await announce(deps, options);
  const settled = await findSettled(deps, order);
  if (settled !== null) return await retell(deps, settled, signal);
  const written = await call(deps, order, options);
  return await finish(deps, order, beginning, written, signal);
}

/** Orders under way in this process, by the ledger that they are written into. */
const underWay = new WeakMap<Db, Map<string, Promise<Execution>>>();

/**
 * Carries an order out once: intent in the ledger, call, outcome in the ledger, with the live state read before and
 * after. The same order again never calls again, whoever repeats it and when: while it runs it gets the same outcome,
 * later what the ledger says; interrupted, it is settled by the live state. Throws InputMissing, and when we stop.
 */
export async function execute(
  deps: ExecuteDeps,
  order: Order,
  options: ExecuteOptions = {},
): Promise<Execution> {
  const running = underWay.get(deps.db) ?? new Map<string, Promise<Execution>>();
  underWay.set(deps.db, running);
  const same = running.get(order.id);
  if (same !== undefined) return await same;
  const mine = run(deps, order, options);
  running.set(order.id, mine);
  try {
    return await mine;
  } finally {
    running.delete(order.id);
  }
}

/**
 * Settles what a process left behind that was killed: reads the state of each number whose call has no end. To be
 * called at the start, before any order. Returns how many there were.
 */
export async function settleInterrupted(deps: ExecuteDeps, signal?: AbortSignal): Promise<number> {
  const left = await listCalling(deps.db);
  const running = underWay.get(deps.db);
  const dead = left.filter(({ id }) => running?.has(id) !== true);
  for (const attempt of dead) await retell(deps, attempt, signal);
  return dead.length;
}
