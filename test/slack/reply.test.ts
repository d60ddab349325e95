import { expect, test } from 'vitest';
import { replyActionId, replyLanguageActionId } from '../../src/answer/action-ids.ts';
import { unknownCaseText } from '../../src/answer/texts-desk.ts';
import { fillReply } from '../../src/knowledge/fill-reply.ts';
import { messageEvent, sendClick, sendEvent, sendPayload } from '../support/slack-events.ts';
import { startResponseUrl } from '../support/slash-command.ts';
import { readKnowledge, startTestBot } from '../support/start-test-bot.ts';
import { buttonsOf } from '../support/status-desk.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const knowledge = readKnowledge();

test('the customer’s text is shown to whoever pressed, and in another language on demand', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using bot = await startTestBot(workspace, dir.path);
  await using url = await startResponseUrl();
  const text = 'error 133005, the number is +48 600 123 456';
  const threadTs = await workspace.post(text);
  await sendEvent(bot.port, messageEvent(workspace, threadTs, text));
  await bot.idle();
  const [answer] = await workspace.replies(threadTs);
  const button = buttonsOf(answer).find(({ actionId }) => actionId === replyActionId('pin-mismatch'));
  const place = { messageTs: answer?.ts ?? '', threadTs };
  await sendClick(bot.port, workspace, {
    actionId: button?.actionId ?? '',
    value: button?.value ?? '',
    ...place,
  });
  await bot.idle();
  const english = fillReply(knowledge, 'pin-mismatch', 'en', '+48 600 123 456');
  expect(JSON.stringify(workspace.notes())).toContain(JSON.stringify(english?.text).slice(1, -1));

  await sendPayload(bot.port, {
    type: 'block_actions',
    user: { id: workspace.userId },
    trigger_id: 't1',
    response_url: url.url,
    container: { type: 'message', channel_id: workspace.channel, message_ts: '9.9', is_ephemeral: true },
    actions: [
      {
        type: 'static_select',
        action_id: replyLanguageActionId('pin-mismatch', button?.value ?? ''),
        block_id: 'b',
        action_ts: '9.9',
        selected_option: { value: 'ja' },
      },
    ],
  });
  await bot.idle();
  const japanese = fillReply(knowledge, 'pin-mismatch', 'ja', '+48 600 123 456');
  expect(url.bodies).toMatchObject([{ replace_original: true }]);
  expect(JSON.stringify(url.bodies[0])).toContain(JSON.stringify(japanese?.text).slice(1, -1));
  expect(await workspace.replies(threadTs)).toHaveLength(1);
});

test('a button of a case that is forgotten says so', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using bot = await startTestBot(workspace, dir.path);
  await sendClick(bot.port, workspace, {
    ...{ actionId: replyActionId('pin-mismatch'), value: 'forged' },
    ...{ messageTs: '1.1', threadTs: '1.1' },
  });
  await bot.idle();
  expect(workspace.notes()).toMatchObject([{ text: unknownCaseText() }]);
});
