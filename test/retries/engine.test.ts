import { BackendSqlite } from 'openworkflow/sqlite';
import { expect, test } from 'vitest';
import { DAY } from '../../src/clock.ts';
import { openLog } from '../../src/log.ts';
import { Engine } from '../../src/retries/engine.ts';
import type { Turns } from '../../src/retries/workflow.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';

const stop = { kind: 'stop' } as const;

function openEngine(path: string, turns: Partial<Turns>) {
  const log: string[] = [];
  const backend = BackendSqlite.connect(path);
  const engine = new Engine({
    backend,
    turns: { look: async () => stop, act: async () => stop, goOn: async () => {}, ...turns },
    log: openLog({
      level: 'debug',
      clock: createClock(),
      write: (line) => log.push(line),
      redact: (text) => ({ text }),
    }),
  });
  return { engine, backend, log };
}

test('runs that a killed process held are taken on at once, not when its lease is over', async () => {
  using dir = createTempDir();
  const path = `${dir.path}/workflows.sqlite`;
  const dead = openEngine(path, {});
  const runId = await dead.engine.start({ retryId: 'retry-1', chapter: 1 });
  // As far as another process can see, it has begun and is heard of no more.
  await dead.backend.claimWorkflowRun({ workerId: 'killed', leaseDurationMs: 30_000 });
  await dead.backend.stop();
  const looked: string[] = [];
  const { engine } = openEngine(path, {
    async look({ retryId }) {
      looked.push(retryId);
      return stop;
    },
  });
  await using _ = engine;
  engine.kick();
  await engine.idle();
  expect(looked).toEqual([]);
  expect(await engine.takeOver()).toBe(1);
  expect(await engine.takeOver()).toBe(0);
  engine.kick();
  await engine.idle();
  expect(looked).toEqual(['retry-1']);
  expect(await engine.isOver(runId)).toBe(true);
  expect(await engine.isOver('another')).toBe(true);
});

test('a signal wakes who waits, and says so where nobody does', async () => {
  using dir = createTempDir();
  let looks = 0;
  const { engine } = openEngine(`${dir.path}/workflows.sqlite`, {
    async look() {
      looks += 1;
      return looks === 1 ? { kind: 'wait', until: Date.now() + DAY } : stop;
    },
  });
  await using _ = engine;
  expect(await engine.wake('retry-1')).toBe(false);
  await engine.start({ retryId: 'retry-1', chapter: 1 });
  engine.kick();
  await engine.idle();
  expect(looks).toBe(1);
  expect(await engine.wake('retry-1')).toBe(true);
  engine.kick();
  await engine.idle();
  expect(looks).toBe(2);
});

test('what fails in the library is in our log, once', async () => {
  using dir = createTempDir();
  const { engine, backend, log } = openEngine(`${dir.path}/workflows.sqlite`, {});
  await backend.stop();
  for (let look = 0; look < 3; look += 1) {
    engine.kick();
    await engine.idle();
  }
  await expect(engine.start({ retryId: 'retry-1', chapter: 1 })).rejects.toThrow();
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'error', message: 'the workflows cannot be read' }),
    expect.objectContaining({ level: 'warn', operation: 'createWorkflowRun' }),
  ]);
});
