import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newNumber, seedWorld } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { createWorld, replaceById, type World } from '../../src/sandbox/graph/world.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { openStore } from '../../src/store/database.ts';
import { findRetry } from '../../src/store/retries.ts';
import { NUMBER, PIN } from '../support/action-desk.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { createTempDir } from '../support/temp-dir.ts';

const CHILD = fileURLToPath(new URL('./retry-child.ts', import.meta.url));
const FLAGS = ['--disable-warning=ExperimentalWarning'];

type Kill = { readonly point: string; readonly nth: number };

/** An emulated Meta whose time the child sets on; with that, the number is released from the phone. */
async function openMeta() {
  await using cleanUp = new AsyncDisposableStack();
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const linked = newNumber({
    id: NUMBER,
    displayNumber: '+48 600 999 000',
    pin: PIN,
    status: 'PENDING',
    holder: 'phone app',
  });
  const world: World = createWorld({ ...seedWorld(clock()), numbers: [linked] }, clock);
  const meta = await serveGraph(world);
  cleanUp.defer(() => meta.stop());
  const number = () => world.findNumber(NUMBER) ?? linked;
  const control = await listenOnLoopback((message, response) => {
    const until = new URL(message.url ?? '/', 'http://control').searchParams.get('until');
    if (until !== null) {
      ahead = Math.max(ahead, Number(until) - Date.now());
      const free = { ...number(), holder: 'nobody' as const };
      world.change((state) => ({ ...state, numbers: replaceById(state.numbers, free) }));
    }
    response.end(String(ahead));
  });
  cleanUp.use(control);
  const parts = cleanUp.move();
  return {
    ...{ graphUrl: meta.url, controlUrl: control.url, number },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

type Meta = Awaited<ReturnType<typeof openMeta>>;

/** Runs the child until it ends, and returns its exit status, or the signal that ended it. */
async function live(dataDir: string, { graphUrl, controlUrl }: Meta, kill: Kill | null) {
  const task = JSON.stringify({ dataDir, graphUrl, phoneNumberId: NUMBER, controlUrl, kill });
  const child = spawn(process.execPath, [...FLAGS, CHILD, task], { stdio: 'inherit', timeout: 60_000 });
  const [status, signal] = await once(child, 'exit');
  return signal ?? status;
}

/**
 * Moments of a story of two tries, the first refused. Steps are look, act, wait, look, act in this order; a step is
 * written down before it begins, and again with its outcome.
 */
const kills: readonly Kill[] = [
  { point: 'before createWorkflowRun', nth: 1 },
  { point: 'after completeStepAttempt', nth: 1 },
  { point: 'intent', nth: 1 },
  { point: 'sent', nth: 1 },
  { point: 'answered', nth: 1 },
  { point: 'recorded', nth: 1 },
  { point: 'before completeStepAttempt', nth: 2 },
  { point: 'after createStepAttempt', nth: 3 },
  { point: 'before sleepWorkflowRun', nth: 1 },
  { point: 'before completeStepAttempt', nth: 3 },
  { point: 'sent', nth: 2 },
  { point: 'answered', nth: 2 },
  { point: 'after completeStepAttempt', nth: 5 },
];

test.each(kills)(
  'killed at "$point" ($nth), it goes on, and nobody is called twice',
  async (kill) => {
    using dir = createTempDir();
    await using meta = await openMeta();
    expect(await live(dir.path, meta, kill)).toBe('SIGKILL');
    expect(await live(dir.path, meta, null)).toBe(0);
    await using store = openStore(dir.path);
    const retry = await findRetry(store.db, 'retry-1');
    expect(retry).toMatchObject({ state: 'succeeded', end: 'connected' });
    expect(meta.number()).toMatchObject({ status: 'CONNECTED', pin: PIN });
    // A call that was written down may not have been made; one that was made was written down, once.
    const attempts = await listAttempts(store.db, NUMBER, 0);
    const calls = meta.number().registerAt.length;
    expect(attempts.filter(({ state }) => state === 'calling')).toEqual([]);
    expect([attempts.length - 1, attempts.length]).toContain(calls);
    expect(calls).toBeGreaterThanOrEqual(['intent', 'sent'].includes(kill.point) ? 1 : 2);
    expect(calls).toBeLessThanOrEqual(2);
  },
  60_000,
);

test('left alone it takes two calls', async () => {
  using dir = createTempDir();
  await using meta = await openMeta();
  expect(await live(dir.path, meta, null)).toBe(0);
  expect(meta.number()).toMatchObject({ status: 'CONNECTED' });
  expect(meta.number().registerAt).toHaveLength(2);
});
