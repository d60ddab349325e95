import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openStore } from '../src/store/database.ts';
import { messageEvent, SIGNING_SECRET, sendEvent } from './support/slack-events.ts';
import { createTempDir } from './support/temp-dir.ts';
import { startWorkspace, type Workspace } from './support/workspace.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');

/** The first start after a change of the knowledge trains the index. */
const TRAINS = { timeout: 120_000 };
/** A program that a failed test leaves behind ends by itself. */
const LONGEST_MS = 110_000;

/** Starts the program in `folder` with nothing but `env` in its environment. */
function startMain(folder: string, env: Record<string, string>, ...words: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
}

/** What the program wrote and how it ended. */
async function runMain(folder: string, env: Record<string, string>, ...words: string[]) {
  const child = startMain(folder, env, ...words);
  if (child.stdout === null || child.stderr === null) throw new Error('no output');
  const [out, errors, [status]] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    once(child, 'exit'),
  ]);
  return { out, errors, status };
}

const botSettings = (workspace: Workspace) => ({
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: workspace.apiUrl,
  SLACK_CHANNELS: workspace.channel,
  PORT: '0',
});

test('--help says what there is', async () => {
  using dir = createTempDir();
  const { out, status } = await runMain(dir.path, {}, '--help');
  expect(out).toContain('npm start');
  expect(status).toBe(0);
});

describe('faulty settings', () => {
  test('are all named, and end the program with 2', async () => {
    using dir = createTempDir();
    const { errors, status } = await runMain(dir.path, { SLACK_BOT_TOKEN: 'x', GRAPH_API_VERSION: '25' });
    expect(status).toBe(2);
    expect(errors).toContain('SLACK_BOT_TOKEN must begin with xoxb-');
    expect(errors).toContain('GRAPH_API_VERSION must look like v25.0');
  });

  test('are read from .env, too', async () => {
    using dir = createTempDir();
    writeFileSync(join(dir.path, '.env'), 'PORT=never\n');
    const { errors, status } = await runMain(dir.path, {});
    expect(status).toBe(2);
    expect(errors).toContain('PORT');
  });
});

test('a token that Slack refuses ends the program with 1 and a reason', TRAINS, async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  workspace.proxy.breakNext('auth.test', { status: 200, body: '{"ok":false,"error":"invalid_auth"}' });
  const { errors, status } = await runMain(dir.path, botSettings(workspace));
  expect(status).toBe(1);
  expect(errors).toContain('cannot start');
  expect(errors).toContain('invalid_auth');
});

test('the sandbox stops in order as soon as it has told its address', TRAINS, async () => {
  using dir = createTempDir();
  const child = startMain(dir.path, { PORT: '0' });
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('no output');
  expect(String(await once(child.stdout, 'data'))).toContain('http://127.0.0.1:');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the bot in order', TRAINS, async (signal) => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const child = startMain(dir.path, botSettings(workspace));
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('no output');
  let port = 0;
  for await (const line of createInterface(child.stdout)) {
    ({ port = 0 } = JSON.parse(line));
    if (port > 0) break;
  }
  const ts = await workspace.post('error 133010');
  expect(await sendEvent(port, messageEvent(workspace, ts, 'error 133010'))).toBe(200);
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
  await using store = openStore(join(dir.path, 'data'));
  expect(store.recovered).toBe(false);
});
