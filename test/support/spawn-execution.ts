import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildTask } from './execute-child.ts';

export type ExecutionProcess = AsyncDisposable & {
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Resolves with the signal that ended it; null: it went through to the end. */
  readonly ended: Promise<NodeJS.Signals | null>;
};

/** A process that a failed test leaves behind ends by itself. */
const LONGEST_MS = 60_000;

/** Starts an execution in a process of its own. */
export function spawnExecution(task: ChildTask): ExecutionProcess {
  const script = fileURLToPath(new URL('./execute-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'exit').then(([, signal]): NodeJS.Signals | null => signal);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { kill, ended, [Symbol.asyncDispose]: kill };
}
