import { join } from 'node:path';
import { openMatcher } from '../../src/match/ladder.ts';
import { openIndex } from '../../src/match/open-index.ts';
import { openStore } from '../../src/store/database.ts';
import {
  correctionSubmission,
  homePress,
  messageEvent,
  sendClick,
  sendEvent,
  sendPayload,
} from './slack-events.ts';
import { readKnowledge, startTestBot, type TestBotOptions } from './start-test-bot.ts';
import { createTempDir } from './temp-dir.ts';
import { startWorkspace, type ThreadMessage } from './workspace.ts';

const CACHE = join(import.meta.dirname, '../../.cache');

type Press = { readonly actionId: string; readonly value: string };

/** The button under a message on whose value `side` stands. */
function findPress(message: ThreadMessage | undefined, side: 'helpful' | 'wrong'): Press {
  const json = JSON.stringify(message?.blocks ?? []);
  const actionId = json.match(/"(feedback:[a-z-]+(?::\w+)?)"/)?.[1];
  const value = json.match(new RegExp(`"(${side}:[^"]+)"`))?.[1];
  if (actionId === undefined || value === undefined) throw new Error(`no button “${side}” in ${json}`);
  return { actionId, value };
}

/** A bot with the real index, and one person who asks it, corrects it and approves. */
export async function openLearningDesk(options: TestBotOptions = {}) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const knowledge = readKnowledge();
  const index = openIndex(knowledge, CACHE);
  const matcher = openMatcher(knowledge, index);
  const approvers = [workspace.userId];
  const bot = cleanUp.use(
    await startTestBot(workspace, dir.path, { knowledge, index, matcher, approvers, ...options }),
  );
  const lastAnswer = async (threadTs: string) => (await workspace.replies(threadTs)).at(-1);
  const viewsSent = (method: 'views.open' | 'views.publish') =>
    workspace.proxy.calls.filter((call) => call.method === method).map(({ params }) => params.view);
  const press = async (threadTs: string, side: 'helpful' | 'wrong', messageTs?: string) => {
    const answer = await lastAnswer(threadTs);
    const button = findPress(answer, side);
    const trigger = await workspace.trigger();
    await sendClick(bot.port, workspace, {
      ...button,
      messageTs: messageTs ?? answer?.ts ?? '',
      threadTs,
      triggerId: trigger,
    });
    await bot.idle();
    return button.value.slice(side.length + 1);
  };
  const parts = cleanUp.move();
  return {
    ...{ dir, workspace, bot, viewsSent, lastAnswer, press },
    /** Mentions the bot; the thread that it answers in. */
    async ask(words: string) {
      const text = `<@${workspace.botUserId}> ${words}`;
      const ts = await workspace.post(text);
      await sendEvent(bot.port, messageEvent(workspace, ts, text));
      await bot.idle();
      return ts;
    },
    /** Fills in the dialog that is open. */
    async submit(said: { readonly entry: string; readonly note?: string }) {
      const view = viewsSent('views.open').at(-1) as { private_metadata: string };
      const answer = await sendPayload(
        bot.port,
        correctionSubmission(workspace, view.private_metadata, said),
      );
      await bot.idle();
      return answer;
    },
    async openHome(user = workspace.userId) {
      await sendEvent(bot.port, { type: 'app_home_opened', user, tab: 'home', channel: 'D1' });
      await bot.idle();
    },
    async pressHome(action: string, value: string, user = workspace.userId) {
      await sendPayload(bot.port, homePress(user, action, value, await workspace.trigger()));
      await bot.idle();
    },
    /** The words of the App Home as it was published last. */
    home: () => JSON.stringify(viewsSent('views.publish').at(-1)),
    store: () => openStore(dir.path, { isVisitor: true }),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
