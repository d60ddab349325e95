import { afterEach, describe, expect, test } from 'vitest';
import { listen } from '../../../src/sandbox/http.ts';
import { createCourier } from '../../../src/sandbox/slack/deliver.ts';
import { callSlack } from '../../../src/sandbox/slack/web-api.ts';
import { type Opened, onScreen, openSandbox, paste } from '../open-sandbox.ts';

let sandbox: Opened;
afterEach(() => sandbox[Symbol.asyncDispose]());

type Event = {
  type: string;
  subtype?: string;
  text: string;
  user: string;
  bot_id?: string;
  channel_type?: string;
};
const eventOf = (received: { body: unknown }) => (received.body as { event: Event }).event;

describe('a message in the channel', () => {
  test('reaches the bot once, signed, in Slack’s encoding', async () => {
    sandbox = await openSandbox();
    await paste(sandbox, 'Call +48 600 123 456 & wait');
    const received = await sandbox.bot.until(({ kind }) => kind === 'event');
    expect(received).toMatchObject({ signed: true, retry: undefined });
    expect(received.body).toMatchObject({
      type: 'event_callback',
      event: {
        type: 'message',
        channel_type: 'channel',
        text: 'Call <tel:+48600123456|+48 600 123 456> &amp; wait',
      },
    });
    await paste(sandbox, 'second');
    await sandbox.bot.until((other) => eventOf(other).text === 'second');
    expect(sandbox.bot.requests).toHaveLength(2);
  });

  test('that mentions the bot is two events with two ids', async () => {
    sandbox = await openSandbox();
    await paste(sandbox, '@wa-support help');
    const mention = await sandbox.bot.until((received) => eventOf(received).type === 'app_mention');
    const message = await sandbox.bot.until((received) => eventOf(received).type === 'message');
    expect(mention.body.event_id).not.toBe(message.body.event_id);
    expect(eventOf(mention).text).toBe(`<@${sandbox.slack.workspace.bot.id}> help`);
  });

  test('to the bot alone comes from a direct channel and is no mention', async () => {
    sandbox = await openSandbox();
    const { agent } = sandbox.slack.workspace;
    const { apiUrl } = sandbox.slack;
    await callSlack(apiUrl.replace('/api/', ''), agent.token, 'chat.postMessage', {
      channel: agent.direct.id,
      text: 'hi',
    });
    const received = await sandbox.bot.until(({ kind }) => kind === 'event');
    expect(eventOf(received)).toMatchObject({ type: 'message', channel_type: 'im', text: 'hi' });
  });
});

test('the bot hears of its own messages and edits, marked as its own', async () => {
  sandbox = await openSandbox(async (received, call) => {
    const event = eventOf(received);
    if (event.bot_id !== undefined || event.subtype !== undefined) return undefined;
    const channel = sandbox.slack.workspace.supportChannel.id;
    const { ts } = await call('chat.postMessage', { channel, text: 'Checking…' });
    await call('chat.update', { channel, ts, text: 'Done' });
    return undefined;
  });
  await paste(sandbox, 'hello');
  const own = await sandbox.bot.until((received) => eventOf(received).bot_id !== undefined);
  expect(eventOf(own)).toMatchObject({ bot_id: sandbox.slack.workspace.bot.botId, text: 'Checking…' });
  const edit = await sandbox.bot.until((received) => eventOf(received).subtype === 'message_changed');
  expect(edit.body.event).toMatchObject({ hidden: true, message: { text: 'Done' } });
  const shown = await onScreen(sandbox, ({ messages }) => messages.find(({ edited }) => edited));
  expect(shown.text).toBe('Done');
});

describe('the Web API', () => {
  const call = (method: string, fields: Record<string, unknown>, token = sandbox.slack.workspace.bot.token) =>
    callSlack(sandbox.slack.apiUrl.replace('/api/', ''), token, method, fields);

  test('refuses unknown tokens, unknown methods and blocks that Slack would refuse', async () => {
    sandbox = await openSandbox();
    const channel = sandbox.slack.workspace.supportChannel.id;
    const alert = [{ type: 'alert', text: { type: 'plain_text', text: 'no' } }];
    expect(await call('chat.postMessage', { channel, text: 'x' }, 'xoxb-other')).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await call('shoes.list', {})).toMatchObject({ error: 'unknown_method' });
    expect(await call('chat.postMessage', { channel, text: 'x', blocks: alert })).toMatchObject({
      error: 'invalid_blocks',
    });
    expect(sandbox.slack.board.read().messages).toEqual([]);
  });

  test('asks for the scopes of the manifest', async () => {
    sandbox = await openSandbox();
    expect(await call('conversations.create', { name: 'new' })).toMatchObject({ error: 'missing_scope' });
  });

  test('gives blocks and controls ids', async () => {
    sandbox = await openSandbox();
    const channel = sandbox.slack.workspace.supportChannel.id;
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    await call('chat.postMessage', { channel, text: 'x', blocks: [{ type: 'actions', elements: [button] }] });
    const [message] = sandbox.slack.board.read().messages;
    expect(message?.blocks?.[0]).toMatchObject({
      block_id: expect.any(String),
      elements: [{ action_id: expect.any(String) }],
    });
  });
});

test('an event that the bot does not take is sent again, up to three times, and says so', async () => {
  sandbox = await openSandbox();
  const seen: (string | undefined)[] = [];
  const deaf = await listen((request, response) => {
    seen.push(request.headers['x-slack-retry-num'] as string | undefined);
    response.writeHead(500).end();
  }, 0);
  const courier = createCourier({
    botUrl: deaf.url,
    signingSecret: 's',
    clock: Date.now,
    resendAfter: [0, 0, 0],
  });
  const delivery = await courier.sendEvent({ type: 'event_callback' });
  await deaf.stop();
  expect(delivery.status).toBe(500);
  expect(seen).toEqual([undefined, '1', '2', '3']);
});
