import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helpText } from '../../src/answer/texts-desk.ts';
import { pictureProblemText } from '../../src/answer/texts-pictures.ts';
import { openStore } from '../../src/store/database.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { startTestBot } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const PASTE = '{"error":{"message":"(#133010) Account not registered","code":133010,"fbtrace_id":"AbC"}}';
const IMAGE = { subtype: 'file_share', files: [{ mimetype: 'image/png' }] };

/** Posts a message, sends its event, and waits until the bot is through; the replies in its thread. */
async function say(
  workspace: Workspace,
  bot: { port: number; idle(): Promise<void> },
  text: string,
  change: { channel?: string; thread_ts?: string; [field: string]: unknown } = {},
) {
  const { channel = workspace.channel, thread_ts: threadTs } = change;
  const place = threadTs === undefined ? { channel } : { channel, threadTs };
  const ts = await workspace.post(text === '' ? '(nothing)' : text.toWellFormed(), place);
  expect(await sendEvent(bot.port, messageEvent(workspace, ts, text, change))).toBe(200);
  await bot.idle();
  return { ts, replies: await workspace.replies(threadTs ?? ts, channel) };
}

describe('a paste', () => {
  test('gets one answer in its thread, unfurling nothing', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, PASTE);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({
      user: workspace.botUserId,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_payload: { key: expect.stringMatching(/^[0-9a-f]{32}$/) } },
    });
    expect(workspace.notes()).toEqual([]);
  });

  test('in a code block is read', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const elements = [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: PASTE }] }];
    const { replies } = await say(workspace, bot, '', { blocks: [{ type: 'rich_text', elements }] });
    expect(replies).toHaveLength(1);
  });

  test('is answered once, however often and in whatever form Slack sends it', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const text = `<@${workspace.botUserId}> ${PASTE}`;
    const ts = await workspace.post(text);
    const message = messageEvent(workspace, ts, text);
    const mention = { ...message, type: 'app_mention', channel_type: undefined };
    const retry = (count: number) => ({
      eventId: 'Ev1',
      headers: { 'X-Slack-Retry-Num': `${count}`, 'X-Slack-Retry-Reason': 'http_timeout' },
      timestamp: Math.floor(Date.now() / 1_000) - count,
    });
    const statuses = await Promise.all([
      sendEvent(bot.port, message, { eventId: 'Ev1' }),
      sendEvent(bot.port, mention, { eventId: 'Ev2' }),
      sendEvent(bot.port, message, retry(1)),
      sendEvent(bot.port, message, retry(2)),
      sendEvent(bot.port, mention, { eventId: 'Ev3' }),
    ]);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });

  test('of 40,000 characters is answered', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, `${PASTE} ${'ż'.repeat(40_000 - PASTE.length - 1)}`);
    expect(replies).toHaveLength(1);
  });

  test.each([
    ['broken surrogates', `\ud800${PASTE}\udc00`],
    ['bidi and zero-width characters', `\u202e${PASTE}\u200b\u2066`],
    ['forged mentions', `<!channel> <!here> <@U000000001> <https://evil.example|meta.com> ${PASTE}`],
    ['no end of its JSON', PASTE.slice(0, -6)],
  ])('with %s is answered, and calls nobody', async (_name, text) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, text);
    expect(replies).toHaveLength(1);
    expect(JSON.stringify(replies)).not.toMatch(/<!|<@U000000001>|<https:\/\/evil/);
  });
});

describe('where the bot listens', () => {
  test('talk in a channel that it reads gets silence', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    expect((await say(workspace, bot, 'lunch at one?')).replies).toEqual([]);
    expect((await say(workspace, bot, 'hmm, unsure')).replies).toEqual([]);
    expect((await say(workspace, bot, '')).replies).toEqual([]);
  });

  test('a paste elsewhere gets silence, unless the bot is named', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const channel = workspace.otherChannel;
    expect((await say(workspace, bot, PASTE, { channel })).replies).toEqual([]);
    const named = `<@${workspace.botUserId}> ${PASTE}`;
    expect((await say(workspace, bot, named, { channel, type: 'app_mention' })).replies).toHaveLength(1);
  });

  test('a direct message is always answered', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const place = { channel: workspace.directMessages, channel_type: 'im' };
    expect((await say(workspace, bot, PASTE, place)).replies).toHaveLength(1);
    expect((await say(workspace, bot, 'hmm, what is this', place)).replies).toHaveLength(1);
    expect((await say(workspace, bot, '', place)).replies).toMatchObject([{ text: helpText() }]);
  });

  test('its name alone gets help', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, `<@${workspace.botUserId}>`);
    expect(replies).toMatchObject([{ text: helpText() }]);
  });

  test('what another bot or it itself says gets silence', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    expect((await say(workspace, bot, PASTE, { bot_id: 'B1' })).replies).toEqual([]);
    expect((await say(workspace, bot, PASTE, { user: workspace.botUserId })).replies).toEqual([]);
  });
});

describe('a screenshot alone', () => {
  test('is said to be unreadable', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, '', IMAGE);
    expect(replies).toMatchObject([{ text: pictureProblemText('no-reader') }]);
  });

  test('in a thread gets silence, where people show pictures to each other', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { ts } = await say(workspace, bot, 'look at this');
    expect((await say(workspace, bot, '', { ...IMAGE, thread_ts: ts })).replies).toHaveLength(1);
    expect((await workspace.replies(ts)).filter((reply) => reply.user === workspace.botUserId)).toEqual([]);
  });
});

describe('a thread', () => {
  test('is not told the same again', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { ts } = await say(workspace, bot, PASTE);
    const answers = async () =>
      (await workspace.replies(ts)).filter((reply) => reply.user === workspace.botUserId).length;
    await say(workspace, bot, 'still 133010', { thread_ts: ts });
    expect(await answers()).toBe(1);
    await say(workspace, bot, 'now it says error 133005', { thread_ts: ts });
    expect(await answers()).toBe(2);
    await say(workspace, bot, `<@${workspace.botUserId}> error 133005 again`, { thread_ts: ts });
    expect(await answers()).toBe(3);
  });

  test('is one case, which takes up numbers and ids named later', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    {
      await using bot = await startTestBot(workspace, dir.path);
      const { ts } = await say(workspace, bot, PASTE);
      await say(workspace, bot, 'the number is +48 600 123 456', { thread_ts: ts });
    }
    await using store = openStore(dir.path);
    const rows = await store.db.selectFrom('cases').selectAll().execute();
    expect(rows).toMatchObject([
      {
        entry: 'not-registered',
        codes: '["133010"]',
        trace_ids: '["AbC"]',
        phones: '["+48600123456"]',
        created_by: workspace.userId,
      },
    ]);
  });
});

describe('a secret in a paste', () => {
  const TOKEN = `EAA${'b7Xq'.repeat(30)}`;

  test('is stored, logged and repeated nowhere, and its poster is told in private', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { ts, replies } = await say(workspace, bot, `curl -H "Authorization: Bearer ${TOKEN}" → ${PASTE}`);
    expect(replies).toHaveLength(1);
    expect(workspace.notes()).toMatchObject([{ user: workspace.userId, thread_ts: ts }]);
    const files = readdirSync(dir.path).map((name) => readFileSync(join(dir.path, name), 'latin1'));
    const everything = [...files, JSON.stringify(workspace.proxy.calls), ...bot.log].join('\n');
    expect(everything).not.toContain(TOKEN);
    expect(everything).toContain('133010');
  });

  test('is told of even where the paste is mere talk', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { replies } = await say(workspace, bot, `our token is ${TOKEN}, keep it`);
    expect(replies).toEqual([]);
    expect(workspace.notes()).toHaveLength(1);
  });
});
