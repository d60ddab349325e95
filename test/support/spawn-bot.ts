import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BotConfig } from '../../src/config.ts';
import type { Pace } from '../../src/slack/send/pacer.ts';

export type ChildOptions = {
  readonly config: BotConfig;
  /** A paste with this word kills the bot before it answers. */
  readonly deadlyWord?: string;
  /** A paste with this word pauses the bot before it answers. */
  readonly sleepyWord?: string;
  readonly pace?: Pace;
  readonly settle?: number;
  readonly renewEvery?: number;
};

export type BotProcess = AsyncDisposable & {
  readonly port: number;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has paused itself. */
  readonly asleep: Promise<void>;
  /** Resolves with its status, or the signal that killed it, when it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** A process that a failed test leaves behind ends by itself. */
const LONGEST_MS = 60_000;

/** The lines that it writes: its port, then perhaps that it pauses. */
function readLines(child: ChildProcess) {
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    return done === true ? null : value;
  };
}

/** Starts a bot in a process of its own. */
export async function spawnBot(options: ChildOptions): Promise<BotProcess> {
  const script = fileURLToPath(new URL('./bot-child.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: LONGEST_MS, killSignal: 'SIGKILL' },
  );
  const ended = once(child, 'exit').then(([status, signal]) => status ?? signal);
  const nextLine = readLines(child);
  const port = await nextLine();
  if (port === null) throw new Error('the bot ended before it was ready');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    port: Number(port),
    kill,
    signal: (name) => void child.kill(name),
    asleep: nextLine().then(() => {}),
    ended,
    [Symbol.asyncDispose]: kill,
  };
}
