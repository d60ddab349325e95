import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import { MINUTE } from '../../src/clock.ts';
import type { BotConfig } from '../../src/config.ts';
import { createClock } from '../support/clock.ts';
import { codeMatcher } from '../support/code-matcher.ts';
import { sendEvent } from '../support/slack-events.ts';
import { startSocketMode } from '../support/socket-mode.ts';
import { readKnowledge, startTestBot, type TestBotOptions, testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const METRICS = { host: '127.0.0.1', port: 0 };

async function ask(port: number, path = '/readyz') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: (await response.text()).trim() };
}

async function setUp(options: TestBotOptions = {}) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const bot = cleanUp.use(await startTestBot(workspace, dir.path, { metrics: METRICS, ...options }));
  const parts = cleanUp.move();
  return { dir, workspace, bot, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

test('a bot that works is alive and ready, on both ports', async () => {
  await using desk = await setUp();
  for (const port of [desk.bot.port, desk.bot.metricsPort]) {
    expect(await ask(port, '/healthz')).toEqual({ status: 200, text: 'ok' });
    expect(await ask(port)).toEqual({ status: 200, text: 'ok' });
  }
});

test('where nothing can be written the bot is alive, not ready, and says why', async () => {
  await using desk = await setUp();
  const database = new Sqlite(`${desk.dir.path}/wa-desk.sqlite`);
  database.exec('ALTER TABLE meta RENAME TO gone');
  const answer = { status: 503, text: 'not ready: the database cannot be written' };
  expect(await ask(desk.bot.port)).toEqual(answer);
  expect(await ask(desk.bot.metricsPort)).toEqual(answer);
  expect((await ask(desk.bot.port, '/healthz')).status).toBe(200);
  database.exec('ALTER TABLE gone RENAME TO meta');
  database.close();
  expect((await ask(desk.bot.port)).status).toBe(200);
});

test('a bot whose data were taken over is not ready', async () => {
  await using desk = await setUp();
  const database = new Sqlite(`${desk.dir.path}/wa-desk.sqlite`);
  database.exec("UPDATE lease SET owner = 'another'");
  database.close();
  expect(await ask(desk.bot.port)).toEqual({
    status: 503,
    text: 'not ready: another process has taken the data over',
  });
});

test('a silent Slack is asked, and a lasting silence makes the bot unready', async () => {
  const clock = createClock();
  await using desk = await setUp({ clock });
  const { proxy } = desk.workspace;
  const down = { status: 503, body: '' };
  proxy.breakNext('auth.test', down, down);
  clock.advance(2 * MINUTE);
  expect((await ask(desk.bot.port)).status).toBe(200);
  clock.advance(2 * MINUTE);
  expect(await ask(desk.bot.port)).toEqual({
    status: 503,
    text: 'not ready: Slack has not answered for 240 seconds',
  });
  expect((await ask(desk.bot.port)).status).toBe(200);
  const asked = proxy.calls.filter(({ method }) => method === 'auth.test').length;
  expect((await ask(desk.bot.port)).status).toBe(200);
  expect(proxy.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(asked);
});

test('a token that Slack no longer takes makes the bot unready, until it takes it again', async () => {
  const clock = createClock();
  await using desk = await setUp({ clock });
  const revoked = { status: 200, body: '{"ok":false,"error":"token_revoked"}' };
  desk.workspace.proxy.breakNext('auth.test', revoked);
  clock.advance(2 * MINUTE);
  expect(await ask(desk.bot.port)).toEqual({
    status: 503,
    text: 'not ready: Slack answers the bot with token_revoked',
  });
  expect((await ask(desk.bot.port)).status).toBe(200);
});

test('a page of some proxy in the place of Slack is not shown to whoever asks', async () => {
  const clock = createClock();
  await using desk = await setUp({ clock });
  const page = { status: 200, body: '<html>proxy login for xoxb-2147483647-2147483648-a1B2c3D4e5F6</html>' };
  desk.workspace.proxy.breakNext('auth.test', page);
  clock.advance(2 * MINUTE);
  expect(await ask(desk.bot.port)).toEqual({
    status: 503,
    text: 'not ready: Slack answers the bot with unreadable_answer',
  });
});

test('while the bot stops, it is not ready', async () => {
  await using desk = await setUp();
  const { bot, workspace } = desk;
  workspace.proxy.breakNext('views.publish', 'answer-held');
  const asked = workspace.proxy.nextCall('views.publish');
  await sendEvent(bot.port, { type: 'app_home_opened', user: workspace.userId, tab: 'home', channel: 'D1' });
  await asked;
  const stopped = bot[Symbol.asyncDispose]();
  expect(await ask(bot.metricsPort)).toEqual({ status: 503, text: 'not ready: stopping' });
  expect((await ask(bot.metricsPort, '/healthz')).status).toBe(200);
  // Breaks the call off that the stop waits for.
  await workspace.proxy[Symbol.asyncDispose]();
  await stopped;
  await expect(ask(bot.metricsPort)).rejects.toThrow();
});

test('in Socket Mode the connection counts, but for the moment of a refresh', async () => {
  using dir = createTempDir();
  const clock = createClock();
  await using workspace = await startWorkspace();
  await using slack = await startSocketMode(workspace);
  const config = testConfig(workspace, dir.path, { metrics: METRICS });
  const socket: BotConfig['slack'] = {
    ...config.slack,
    ...{ mode: 'socket', appToken: 'xapp-test', apiUrl: slack.apiUrl, channels: [] },
  };
  const parts = { knowledge: readKnowledge(), matcher: codeMatcher, clock };
  await using bot = await startBot({ ...config, slack: socket }, parts);
  const port = bot.metricsPort ?? 0;
  expect((await ask(port)).status).toBe(200);
  slack.refuseConnections(1_000);
  const refused = slack.nextRefusal();
  slack.connections.at(-1)?.drop();
  await refused;
  expect((await ask(port)).status).toBe(200);
  clock.advance(MINUTE);
  expect(await ask(port)).toEqual({ status: 503, text: 'not ready: no connection to Slack for 60 seconds' });
  slack.refuseConnections(0);
  await slack.nextConnection();
});
