import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../../src/clock.ts';
import { openLog } from '../../../src/log.ts';
import { noMetrics } from '../../../src/metrics/recorder.ts';
import { createBoltLogger } from '../../../src/slack/bolt-log.ts';
import { createWebClient } from '../../../src/slack/create-app.ts';
import type { Pace } from '../../../src/slack/send/pacer.ts';
import { Postman } from '../../../src/slack/send/postman.ts';
import { createSlackPort } from '../../../src/slack/send/slack-port.ts';
import { openStore } from '../../../src/store/database.ts';
import { findPost, type NewMessage, planMessage } from '../../../src/store/outbox.ts';
import { createClock } from '../../support/clock.ts';
import { testConfig } from '../../support/start-test-bot.ts';
import { createTempDir } from '../../support/temp-dir.ts';
import { startWorkspace } from '../../support/workspace.ts';

const SETTLE = 2 * SECOND;

/** A workspace with a thread, a store and a postman between them, all on a clock that we move. */
async function setUp(pace: Pace = { perSecond: 1_000, burst: 1_000 }) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const store = cleanUp.use(openStore(dir.path));
  const clock = createClock();
  const log = openLog({ level: 'error', clock, write: () => {}, redact: (text) => ({ text }) });
  const client = createWebClient(testConfig(workspace, dir.path).slack, createBoltLogger(log));
  const { db } = store;
  const slack = createSlackPort(client);
  const outbox = { db, slack, clock, log, metrics: noMetrics, pace, settle: SETTLE };
  const postman = cleanUp.use(new Postman(outbox));
  const threadTs = await workspace.post('error 133010');
  const plan = async (purpose: string, change: Partial<NewMessage> = {}) =>
    await planMessage(
      db,
      {
        op: 'post',
        purpose,
        channel: workspace.channel,
        threadTs,
        payload: { text: purpose, blocks: [] },
        ...change,
      } as NewMessage,
      clock(),
    );
  /** Lets time pass, and waits until all that is due is done. */
  const pass = async (milliseconds = 0) => {
    clock.advance(milliseconds);
    postman.kick();
    await postman.idle();
  };
  const texts = async () => (await workspace.replies(threadTs)).map((reply) => reply.text);
  const stateOf = async (purpose: string) => (await findPost(db, purpose))?.state;
  const parts = cleanUp.move();
  return {
    ...{ workspace, db, postman, plan, pass, texts, stateOf, threadTs },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

describe('a post', () => {
  test('arrives', async () => {
    await using desk = await setUp();
    await desk.plan('one');
    await desk.pass();
    expect(await desk.texts()).toEqual(['one']);
    expect(await desk.stateOf('one')).toBe('sent');
  });

  test('whose answer got lost is found in its thread, not sent again', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', 'answer-lost');
    await desk.plan('one');
    await desk.pass();
    expect(await desk.stateOf('one')).toBe('ambiguous');
    await desk.pass(SETTLE);
    expect(await desk.stateOf('one')).toBe('sent');
    expect(await desk.texts()).toEqual(['one']);
  });

  test.each([
    ['got lost on its way', 'call-lost'],
    ['met a broken Slack', { status: 500, body: '<html>Sorry</html>' }],
    ['met HTML', { status: 200, body: '<html>Sorry</html>' }],
    ['met a fatal error', { status: 200, body: '{"ok":false,"error":"fatal_error"}' }],
  ] as const)('that %s is sent again once its thread shows that it is not there', async (_name, fault) => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', fault);
    await desk.plan('one');
    await desk.pass();
    expect(await desk.stateOf('one')).toBe('ambiguous');
    await desk.pass(SETTLE);
    expect(await desk.stateOf('one')).toBe('sent');
    expect(await desk.texts()).toEqual(['one']);
  });

  test('is not sent again while its thread cannot be read', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', 'answer-lost');
    desk.workspace.proxy.breakNext('conversations.replies', 'call-lost', { status: 503, body: '' });
    await desk.plan('one');
    await desk.pass();
    await desk.pass(SETTLE);
    await desk.pass(MINUTE);
    expect(await desk.stateOf('one')).toBe('ambiguous');
    await desk.pass(MINUTE);
    expect(await desk.stateOf('one')).toBe('sent');
    expect(await desk.texts()).toEqual(['one']);
  });

  test('waits as long as a rate limit says', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', {
      status: 429,
      headers: { 'Retry-After': '30' },
      body: '',
    });
    await desk.plan('one');
    await desk.pass();
    await desk.pass(29 * SECOND);
    expect(await desk.texts()).toEqual([]);
    await desk.pass(SECOND);
    expect(await desk.texts()).toEqual(['one']);
  });

  test('that Slack will never take is given up', async () => {
    await using desk = await setUp();
    await desk.plan('one', { channel: 'C0NOWHERE' });
    await desk.pass();
    expect(await desk.stateOf('one')).toBe('failed');
  });

  test('is given up after a day without Slack', async () => {
    await using desk = await setUp();
    await desk.plan('one');
    await desk.pass(DAY + 1);
    expect(await desk.stateOf('one')).toBe('failed');
    expect(await desk.texts()).toEqual([]);
  });

  test('loses its newer blocks, then all of them, where Slack refuses them', async () => {
    await using desk = await setUp();
    const refusal = { status: 200, body: '{"ok":false,"error":"invalid_blocks"}' };
    desk.workspace.proxy.breakNext('chat.postMessage', refusal, refusal);
    const blocks = [{ type: 'markdown', text: 'hello' }];
    await desk.plan('one', { payload: { text: 'fallback', blocks } });
    await desk.pass();
    const sent = desk.workspace.proxy.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(sent.map(({ params }) => params.blocks)).toEqual([
      blocks,
      [{ type: 'section', text: { type: 'plain_text', text: 'hello' } }],
      undefined,
    ]);
    expect(await desk.texts()).toEqual(['fallback']);
  });
});

describe('order and pace', () => {
  test('a thread reads in order, whatever becomes of its first message', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', 'call-lost');
    await desk.plan('one');
    await desk.plan('two');
    await desk.pass();
    expect(await desk.texts()).toEqual([]);
    await desk.pass(SETTLE);
    expect(await desk.texts()).toEqual(['one', 'two']);
  });

  test('a channel gets no more than its pace', async () => {
    await using desk = await setUp({ perSecond: 1, burst: 2 });
    for (const purpose of ['one', 'two', 'three', 'four']) await desk.plan(purpose);
    await desk.pass();
    expect(await desk.texts()).toEqual(['one', 'two']);
    await desk.pass(SECOND);
    expect(await desk.texts()).toEqual(['one', 'two', 'three']);
    await desk.pass(SECOND);
    expect(await desk.texts()).toEqual(['one', 'two', 'three', 'four']);
  });
});

describe('an update', () => {
  test('replaces its post', async () => {
    await using desk = await setUp();
    await desk.plan('one');
    await desk.plan('two', { op: 'update', target: 'one' });
    await desk.pass();
    expect(await desk.texts()).toEqual(['two']);
  });

  test('whose answer got lost is sent again', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.update', 'answer-lost');
    await desk.plan('one');
    await desk.plan('two', { op: 'update', target: 'one' });
    await desk.pass();
    await desk.pass(MINUTE);
    expect(await desk.texts()).toEqual(['two']);
    expect(await desk.stateOf('two')).toBe('sent');
  });

  test('speaks for itself where its post never got through', async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('chat.postMessage', { status: 404, body: '' });
    await desk.plan('one');
    await desk.plan('two', { op: 'update', target: 'one' });
    await desk.pass();
    expect(await desk.texts()).toEqual(['two']);
  });
});

test('a note for one person goes to that person', async () => {
  await using desk = await setUp();
  await desk.plan('psst', { op: 'ephemeral', user: desk.workspace.userId });
  await desk.pass();
  expect(desk.workspace.notes()).toMatchObject([{ text: 'psst', user: desk.workspace.userId }]);
  expect(await desk.texts()).toEqual([]);
});

test('a stop lets the call under way end, and begins no other', async () => {
  await using desk = await setUp();
  await desk.plan('one');
  await desk.plan('two');
  const called = desk.workspace.proxy.nextCall('chat.postMessage');
  desk.postman.kick();
  await called;
  await desk.postman[Symbol.asyncDispose]();
  expect(await desk.stateOf('one')).toBe('sent');
  expect(await desk.stateOf('two')).toBe('planned');
});
