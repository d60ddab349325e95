import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SIGNING_SECRET } from '../support/slack-events.ts';
import { startSocketMode } from '../support/socket-mode.ts';
import { startWorkspace } from '../support/workspace.ts';
import { type InstalledCopy, installCopy } from './installed-copy.ts';
import { quantile, showTime, type Times } from './timing.ts';

const STARTS = 11;

/** A way to start the program, and how to tell that it is ready. */
type Way = {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** The address that must answer by then, found in a line of the output; null: the line itself will do. */
  readonly readyAt: (line: string) => string | null | undefined;
};

const node = [process.execPath, 'src/start.js'] as const;

const sandbox: Way = {
  command: node,
  env: { PORT: '0' },
  readyAt: (line) => /http:\S+/.exec(line)?.[0],
};

const isTakingEvents = (line: string) => line.includes('taking events');

/** Microseconds from the start of the process until it is ready. It has stopped when this resolves. */
async function timeStart({ command, env, readyAt }: Way, cwd: string): Promise<number> {
  const [program, ...words] = command;
  const began = performance.now();
  const child = spawn(program, words, {
    cwd,
    env: { PATH: process.env.PATH ?? '', DATA_DIR: `${cwd}/.cache/bench-data`, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, for npm has children.
    detached: true,
  });
  const ended = once(child, 'exit');
  let took = Number.NaN;
  for await (const line of createInterface(child.stdout)) {
    const address = readyAt(line);
    if (address === undefined || child.pid === undefined || !Number.isNaN(took)) continue;
    if (address !== null && !(await fetch(address)).ok) throw new Error(`${address} does not answer`);
    took = (performance.now() - began) * 1_000;
    process.kill(-child.pid, 'SIGTERM');
  }
  await ended;
  return took;
}

async function startRow(name: string, way: Way, { path }: InstalledCopy): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < STARTS; round += 1) times.push(await timeStart(way, path));
  const [first = Number.NaN] = times;
  const sorted: Times = times.toSorted((a, b) => a - b);
  const shown = [first, sorted[0] ?? Number.NaN, quantile(sorted, 0.5), quantile(sorted, 1)].map(showTime);
  return `| ${name} | ${shown.join(' | ')} |`;
}

/** The bot against an emulated workspace, over HTTP and in Socket Mode. */
async function botRows(copy: InstalledCopy): Promise<string[]> {
  await using workspace = await startWorkspace();
  await using socket = await startSocketMode(workspace);
  const shared = { SLACK_BOT_TOKEN: workspace.botToken, SLACK_CHANNELS: workspace.channel };
  const http: Way = {
    command: node,
    env: { ...shared, SLACK_API_URL: workspace.apiUrl, SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: '0' },
    readyAt: (line) =>
      isTakingEvents(line) ? `http://127.0.0.1:${JSON.parse(line).port}/readyz` : undefined,
  };
  const socketMode: Way = {
    command: node,
    env: { ...shared, SLACK_API_URL: socket.apiUrl, SLACK_APP_TOKEN: 'xapp-bench' },
    readyAt: (line) => (isTakingEvents(line) ? null : undefined),
  };
  return [
    await startRow('the bot over HTTP, until /readyz answers', http, copy),
    await startRow('the bot in Socket Mode, until it is connected', socketMode, copy),
  ];
}

/**
 * What a start takes, from the start of the process until the page answers, or the bot takes events: in a copy of the
 * project that was just installed, so that the first start is a first start.
 */
export async function startLines(note: (line: string) => void): Promise<string[]> {
  note('starts: installing a copy …');
  using copy = await installCopy();
  note('starts: the sandbox …');
  const rows = [
    await startRow('the sandbox, until its page answers', sandbox, copy),
    await startRow('the same with npm’s own time', { ...sandbox, command: ['npm', 'start'] }, copy),
  ];
  note('starts: the bot …');
  rows.push(...(await botRows(copy)));
  note('starts: from the sources …');
  copy.removeBundle();
  rows.push(await startRow('the sandbox from the sources, without a bundle', sandbox, copy));
  return ['| start | first | least | p50 | most |', '| --- | --- | --- | --- | --- |', ...rows];
}
