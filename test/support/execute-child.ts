import type { ExecutionPoint } from '../../src/actions/deps.ts';
import { execute } from '../../src/actions/execute.ts';
import type { Order } from '../../src/actions/types.ts';
import { openStore } from '../../src/store/database.ts';
import { codeMatcher } from './code-matcher.ts';
import { executeDeps } from './execute-deps.ts';

/** What a child is to do, and where it kills itself; at `sent` it waits for somebody to do that. */
export type ChildTask = {
  readonly dataDir: string;
  readonly graphUrl: string;
  readonly orders: readonly Order[];
  /** The time that stands still for it. */
  readonly now: number;
  readonly diesAt: ExecutionPoint;
};

/** Carries orders out in a process of its own, which ends as by `kill -9` when all of them have come to a point. */
const task: ChildTask = JSON.parse(process.argv[2] ?? '{}');
const { graphUrl, orders, now, diesAt } = task;
const store = openStore(task.dataDir);
const deps = executeDeps({ store, graphUrl, clock: () => now, matcher: codeMatcher });
let there = 0;

async function reached(point: ExecutionPoint): Promise<void> {
  if (point !== diesAt || point === 'sent') return;
  there += 1;
  if (there === orders.length) process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
}

await Promise.all(orders.map((order) => execute({ ...deps, reached }, order)));
