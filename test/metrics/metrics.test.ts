import { expect, test } from 'vitest';
import { pretend } from '../../src/sandbox/model/pretend.ts';
import { serveModel } from '../../src/sandbox/model/server.ts';
import { canaries } from '../intake/canaries.ts';
import { listenOnLoopback } from '../support/loopback.ts';
import { scrape, scrapeText } from '../support/scrape.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { startTestBot, type TestBot, type TestBotOptions } from '../support/start-test-bot.ts';
import { openStatusDesk } from '../support/status-desk.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const METRICS = { host: '127.0.0.1', port: 0 };

async function setUp(options: TestBotOptions = {}) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const bot = cleanUp.use(await startTestBot(workspace, dir.path, { metrics: METRICS, ...options }));
  const parts = cleanUp.move();
  return { workspace, bot, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

/** Posts a message in the channel, as often as Slack would deliver it. */
async function say(workspace: Workspace, bot: TestBot, text: string, deliveries = 1): Promise<void> {
  const ts = await workspace.post(text);
  for (let count = 0; count < deliveries; count += 1) {
    await sendEvent(bot.port, messageEvent(workspace, ts, text));
  }
  await bot.idle();
}

test('pastes are counted by what decided, timed, and followed to Slack', async () => {
  await using desk = await setUp();
  const { workspace, bot } = desk;
  await say(workspace, bot, 'error 133010', 2);
  await say(workspace, bot, 'good morning');
  const mention = `<@${workspace.botUserId}> why on earth`;
  await sendEvent(
    bot.port,
    messageEvent(workspace, await workspace.post(mention), mention, { type: 'app_mention' }),
  );
  await bot.idle();
  const figures = await scrape(bot.metricsPort);
  expect(Object.fromEntries([...figures].filter(([name]) => name.startsWith('wadesk_answers')))).toEqual({
    'wadesk_answers_total{outcome="code"}': 1,
    'wadesk_answers_total{outcome="silent"}': 1,
    'wadesk_answers_total{outcome="unknown"}': 1,
  });
  expect(figures.get('wadesk_answer_seconds_count{outcome="code"}')).toBe(1);
  expect(figures.get('wadesk_events_total{kind="message",delivery="first"}')).toBe(2);
  expect(figures.get('wadesk_events_total{kind="message",delivery="again"}')).toBe(1);
  expect(figures.get('wadesk_messages_total{op="post",outcome="sent"}')).toBe(2);
  expect(figures.get('wadesk_delivery_seconds_count{op="post"}')).toBe(2);
  expect(figures.get('wadesk_slack_calls_total{method="chat.postMessage",outcome="answered"}')).toBe(2);
  expect(figures.get('wadesk_outbox_messages{state="planned"}')).toBe(0);
  expect(figures.get('process_cpu_seconds_total')).toBeGreaterThan(0);
});

test('what Slack does not take stands in the outbox, with its age', async () => {
  await using desk = await setUp();
  const { workspace, bot } = desk;
  const throttled = { status: 429, headers: { 'Retry-After': '60' }, body: '' };
  workspace.proxy.breakNext('chat.postMessage', throttled);
  await say(workspace, bot, 'error 133010');
  const figures = await scrape(bot.metricsPort);
  expect(figures.get('wadesk_outbox_messages{state="planned"}')).toBe(1);
  expect(figures.get('wadesk_outbox_oldest_seconds')).toBeGreaterThan(0);
  expect(figures.get('wadesk_messages_total{op="post",outcome="not-sent"}')).toBe(1);
  expect(figures.get('wadesk_slack_calls_total{method="chat.postMessage",outcome="throttled"}')).toBe(1);
});

test('work that fails is counted', async () => {
  const matcher = {
    diagnose(): never {
      throw new Error('the matcher is broken');
    },
  };
  await using desk = await setUp({ matcher });
  await say(desk.workspace, desk.bot, 'error 133010');
  const figures = await scrape(desk.bot.metricsPort);
  expect(figures.get('wadesk_jobs_failed_total{kind="message",outcome="again"}')).toBe(1);
  expect(figures.get('wadesk_journal_open_events')).toBe(1);
});

test('calls of the Graph API are counted by operation and by what became of them', async () => {
  await using desk = await openStatusDesk({ metrics: METRICS });
  await desk.ask('106540352242004');
  const figures = await scrape(desk.bot.metricsPort);
  expect(figures.get('wadesk_graph_calls_total{operation="node",outcome="ok"}')).toBeGreaterThan(0);
  expect(figures.get('wadesk_graph_calls_total{operation="debug_token",outcome="ok"}')).toBe(1);
  expect(figures.get('wadesk_graph_call_seconds_count{operation="debug_token"}')).toBe(1);
  await desk.ask('106540352242999');
  const later = await scrape(desk.bot.metricsPort);
  expect(later.get('wadesk_graph_calls_total{operation="node",outcome="refused"}')).toBeGreaterThan(0);
});

test('requests to the language model are counted', async () => {
  const server = await serveModel(pretend);
  const llm = { apiKey: 'key', baseUrl: server.baseUrl, model: 'pretend' };
  try {
    await using desk = await setUp({ llm: { ...llm, dailyRequests: 10, dailyTokens: 100_000 } });
    const { workspace, bot } = desk;
    await say(workspace, bot, `<@${workspace.botUserId}> mae’r rhif ffôn hwn wedi’i gysylltu`);
    const figures = await scrape(bot.metricsPort);
    expect(figures.get('wadesk_llm_calls_total{outcome="text"}')).toBe(1);
    expect(figures.get('wadesk_llm_call_seconds_count')).toBe(1);
  } finally {
    await server.stop();
  }
});

test('no secret of a paste is among the figures, and no number', async () => {
  await using desk = await setUp();
  const { workspace, bot } = desk;
  for (const { text } of canaries.slice(0, 8)) await say(workspace, bot, `error 133010 ${text} +48600123456`);
  const page = await scrapeText(bot.metricsPort);
  for (const { secret } of canaries.slice(0, 8)) expect(page).not.toContain(secret);
  expect(page).not.toContain('48600123456');
});

test('nothing listens unless a port is set', async () => {
  await using desk = await setUp({ metrics: null });
  expect(desk.bot.metricsPort).toBe(0);
});

test.each([
  ['GET', '/', 404],
  ['POST', '/metrics', 405],
  ['GET', '/metrics?x=1', 200],
])('%s %s is answered with %i', async (method, path, status) => {
  await using desk = await setUp();
  const response = await fetch(`http://127.0.0.1:${desk.bot.metricsPort}${path}`, { method });
  expect(response.status).toBe(status);
});

test('a port that is taken ends the start with words that say so', async () => {
  await using other = await listenOnLoopback(() => {});
  await expect(setUp({ metrics: { ...METRICS, port: other.port } })).rejects.toThrow(
    /for metrics \(EADDRINUSE\): another program has that port/,
  );
});
