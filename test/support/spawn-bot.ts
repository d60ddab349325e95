import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BotConfig } from '../../src/config.ts';

export type BotProcess = AsyncDisposable & {
  readonly port: number;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
};

async function readPort(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) return Number(line);
  throw new Error('the bot ended before it was ready');
}

/** A process that a failed test leaves behind ends by itself. */
const LONGEST_MS = 60_000;

/** Starts a bot in a process of its own; a paste with `deadlyWord` kills it before it answers. */
export async function spawnBot(config: BotConfig, deadlyWord = ''): Promise<BotProcess> {
  const script = fileURLToPath(new URL('./bot-child.ts', import.meta.url));
  const words = deadlyWord === '' ? [] : [deadlyWord];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(config), ...words],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    },
  );
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { port: await readPort(child), kill, ended, [Symbol.asyncDispose]: kill };
}
