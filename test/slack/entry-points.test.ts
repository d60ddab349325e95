import { describe, expect, test } from 'vitest';
import { PASTE_FIELD, PASTE_FORM } from '../../src/answer/action-ids.ts';
import {
  answeredAboveText,
  lateText,
  outdatedFormText,
  pasteForm,
  privateAnswerText,
  suggestedPrompts,
} from '../../src/answer/texts-desk.ts';
import { moveMark } from '../../src/store/channel-marks.ts';
import { openStore } from '../../src/store/database.ts';
import { messageEvent, sendEvent, sendPayload } from '../support/slack-events.ts';
import { startResponseUrl } from '../support/slash-command.ts';
import { startTestBot } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const PASTE = '{"error":{"message":"(#133010) Account not registered","code":133010}}';
const TITLE = 'The number is not registered';

let presses = 0;

function messageShortcut(workspace: Workspace, message: object, responseUrl: string, channel: string) {
  presses += 1;
  return {
    type: 'message_action',
    callback_id: 'explain_error',
    user: { id: workspace.userId },
    channel: { id: channel },
    message: { type: 'message', ...message },
    response_url: responseUrl,
    trigger_id: `t${presses}`,
    action_ts: '1.1',
  };
}

describe('“Explain this WA error”', () => {
  test('answers in the thread of a message that was left alone, for everyone', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    await using url = await startResponseUrl();
    const ts = await workspace.post('hmm, what is this?');
    const message = { user: 'UOTHER', text: PASTE, ts };
    const body = messageShortcut(workspace, message, url.url, workspace.channel);
    expect((await sendPayload(bot.port, body)).status).toBe(200);
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
    expect(url.bodies).toEqual([]);
  });

  test('on a message of a thread answers in that thread', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    await using url = await startResponseUrl();
    const threadTs = await workspace.post('a customer writes');
    const ts = await workspace.post(PASTE, { threadTs });
    const message = { user: 'UOTHER', text: PASTE, ts, thread_ts: threadTs };
    await sendPayload(bot.port, messageShortcut(workspace, message, url.url, workspace.channel));
    await bot.idle();
    expect(await workspace.replies(threadTs)).toHaveLength(2);
  });

  test('on a message that has its answer points there', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    await using url = await startResponseUrl();
    const ts = await workspace.post(PASTE);
    await sendEvent(bot.port, messageEvent(workspace, ts, PASTE));
    await bot.idle();
    const message = { user: workspace.userId, text: PASTE, ts };
    await sendPayload(bot.port, messageShortcut(workspace, message, url.url, workspace.channel));
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
    expect(url.bodies).toMatchObject([{ text: answeredAboveText(), response_type: 'ephemeral' }]);
  });

  test('where the bot is no member answers its user alone, with no button that would act there', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    await using url = await startResponseUrl();
    const token = `EAA${'b7'.repeat(40)}`;
    const message = { user: 'UOTHER', text: `${PASTE} ${token}`, ts: '5.5' };
    await sendPayload(bot.port, messageShortcut(workspace, message, url.url, 'CELSEWHERE'));
    await bot.idle();
    const [warning, answer] = url.bodies;
    expect(warning?.text).toContain('secret');
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining(TITLE) });
    expect(JSON.stringify(answer)).toContain(JSON.stringify(privateAnswerText).slice(1, -1));
    expect(answer?.blocks?.map(({ type }) => type)).not.toContain('actions');
    expect(JSON.stringify(url.bodies)).not.toContain(token);
    expect(workspace.notes()).toEqual([]);
  });
});

describe('“Explain an error”', () => {
  const open = (trigger: string, { userId: id }: Workspace) => ({
    type: 'shortcut',
    callback_id: 'paste_error',
    user: { id },
    trigger_id: trigger,
    action_ts: '1.1',
  });

  const submit = ({ userId: id }: Workspace, words: string) => ({
    type: 'view_submission',
    user: { id },
    view: {
      id: 'V1',
      callback_id: PASTE_FORM,
      private_metadata: '',
      state: { values: { [PASTE_FIELD]: { [PASTE_FIELD]: { type: 'plain_text_input', value: words } } } },
    },
  });

  test('opens a form, answers in the direct messages, and goes on in that thread', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const opened = workspace.proxy.nextCall('views.open');
    await sendPayload(bot.port, open(await workspace.trigger(), workspace));
    expect((await opened).params).toMatchObject({ view: { callback_id: PASTE_FORM } });
    expect((await sendPayload(bot.port, submit(workspace, `${PASTE} <!channel>`))).body).toBe('');
    await bot.idle();
    const post = workspace.proxy.calls.find(({ method }) => method === 'chat.postMessage');
    expect(post?.params).toMatchObject({
      channel: workspace.userId,
      text: expect.stringContaining(TITLE),
    });
    expect(JSON.stringify(post?.params)).not.toContain('<!channel>');
  });

  test('keeps the form open where nothing was pasted', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const { body } = await sendPayload(bot.port, submit(workspace, '  '));
    expect(JSON.parse(body)).toEqual({
      response_action: 'errors',
      errors: { [PASTE_FIELD]: pasteForm.empty },
    });
  });
});

const edited = (workspace: Workspace, ts: string, now: string, before: string, after = 5) => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: workspace.channel,
  channel_type: 'channel',
  ts: `${Number(ts) + after}`,
  message: {
    type: 'message',
    user: workspace.userId,
    ts,
    text: now,
    edited: { user: workspace.userId, ts: `${Number(ts) + after}` },
  },
  previous_message: { type: 'message', user: workspace.userId, ts, text: before },
});

describe('an edit', () => {
  async function paste(workspace: Workspace, bot: { port: number; idle(): Promise<void> }, text: string) {
    const ts = await workspace.post(text);
    await sendEvent(bot.port, messageEvent(workspace, ts, text));
    await bot.idle();
    return ts;
  }

  test('that adds the error is answered', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await paste(workspace, bot, 'look at this');
    expect(await workspace.replies(ts)).toHaveLength(0);
    await sendEvent(bot.port, edited(workspace, ts, PASTE, 'look at this'));
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });

  test('that names another error changes the answer in its place', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await paste(workspace, bot, 'error 133010');
    const [first] = await workspace.replies(ts);
    await sendEvent(bot.port, edited(workspace, ts, 'error 133005', 'error 133010'));
    await bot.idle();
    const replies = await workspace.replies(ts);
    expect(replies.map((reply) => reply.ts)).toEqual([first?.ts]);
    expect(replies[0]?.text).not.toBe(first?.text);
  });

  test.each([
    ['that changes no word, as when a link unfurls', 'look at this', 5],
    ['that comes when the talk has gone on', PASTE, 3_600],
  ])('%s is not answered', async (_name, now, after) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await paste(workspace, bot, 'look at this');
    await sendEvent(bot.port, edited(workspace, ts, now, 'look at this', after));
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(0);
  });
});

describe('what was posted while the bot was away', () => {
  const AWAY = 20 * 60_000;

  /** Everything up to `ts` was read by an earlier run. */
  async function markAs(path: string, { channel }: Workspace, ts: string) {
    await using store = openStore(path);
    await moveMark(store.db, channel, ts);
  }

  test('does not concern a channel that the bot has just come to', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const ts = await workspace.post(PASTE);
    await using bot = await startTestBot(workspace, dir.path, { clock: () => Date.now() + AWAY });
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(0);
  });

  test('is answered once, called late; what was there before is old news', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const old = await workspace.post(PASTE);
    await markAs(dir.path, workspace, old);
    const ts = await workspace.post(PASTE);
    const clock = () => Date.now() + AWAY;
    {
      await using bot = await startTestBot(workspace, dir.path, { clock });
      await bot.idle();
      const replies = await workspace.replies(ts);
      expect(replies).toHaveLength(1);
      expect(JSON.stringify(replies[0]?.blocks)).toContain(lateText);
      // The event that Slack sends after all is the same message.
      const timestamp = Math.floor(clock() / 1_000);
      await sendEvent(bot.port, messageEvent(workspace, ts, PASTE), { timestamp });
      await bot.idle();
    }
    await using bot = await startTestBot(workspace, dir.path, { clock });
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
    expect(await workspace.replies(old)).toHaveLength(0);
  });

  test('longer ago than anyone waits is left alone', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await markAs(dir.path, workspace, '1.0');
    const ts = await workspace.post(PASTE);
    await using bot = await startTestBot(workspace, dir.path, { clock: () => Date.now() + 24 * 3_600_000 });
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(0);
  });

  test('a Slack that shows no history keeps nothing from working', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await markAs(dir.path, workspace, '1.0');
    workspace.proxy.breakNext('conversations.history', { status: 500, body: 'no' });
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    await sendEvent(bot.port, messageEvent(workspace, ts, PASTE));
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });
});

describe('the Messages tab', () => {
  const opened = ({ userId: user, directMessages: channel }: Workspace) => ({
    type: 'app_home_opened',
    user,
    channel,
    tab: 'messages',
    event_ts: '1.1',
  });

  test('suggests first words', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    workspace.proxy.breakNext('assistant.threads.setSuggestedPrompts', { status: 200, body: '{"ok":true}' });
    await using bot = await startTestBot(workspace, dir.path);
    await sendEvent(bot.port, opened(workspace));
    await bot.idle();
    const call = workspace.proxy.calls.find(({ method }) => method.endsWith('setSuggestedPrompts'));
    expect(call?.params).toEqual({ channel_id: workspace.directMessages, prompts: suggestedPrompts });
  });

  test('does without in a workspace that has no agents', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    expect(await sendEvent(bot.port, opened(workspace))).toBe(200);
    await bot.idle();
    expect(bot.log.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
  });
});

test('a form of another version says so, instead of failing', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using bot = await startTestBot(workspace, dir.path);
  const { status, body } = await sendPayload(bot.port, {
    type: 'view_submission',
    user: { id: workspace.userId },
    view: { id: 'V9', callback_id: 'of_another_time', private_metadata: '', state: { values: {} } },
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
  expect(body).toContain(outdatedFormText());
});
