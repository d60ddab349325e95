import { expect, test } from 'vitest';
import type { Modal } from '../../../src/answer/modal.ts';
import { newNumber, SANDBOX_TOKEN, seedWorld } from '../../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../../src/sandbox/graph/server.ts';
import { FEED_PATH } from '../../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../../src/sandbox/graph/world.ts';
import { startGraphProxy } from '../../support/graph-proxy.ts';
import { sendPress, submitModal } from '../../support/interactions.ts';
import { messageEvent, sendEvent } from '../../support/slack-events.ts';
import { spawnBot } from '../../support/spawn-bot.ts';
import { startTestBot, testConfig } from '../../support/start-test-bot.ts';
import { createTempDir } from '../../support/temp-dir.ts';
import { NUMBER, PIN, SHOWN, wordsOf } from '../../support/thread-desk.ts';
import { startWorkspace, type ThreadMessage, type Workspace } from '../../support/workspace.ts';

async function openMeta() {
  await using cleanUp = new AsyncDisposableStack();
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const number = newNumber({ id: NUMBER, displayNumber: SHOWN, pin: PIN });
  world.change((state) => ({ ...state, numbers: [...state.numbers, number] }));
  const meta = await serveGraph(world);
  cleanUp.defer(() => meta.stop());
  const proxy = cleanUp.use(await startGraphProxy(meta.url));
  const parts = cleanUp.move();
  return { meta, proxy, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

/** The buttons of an answer carry the id of its case. */
const caseIdOf = (message: ThreadMessage | undefined): string =>
  /"value":"([^"|]+)"/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';

/** Somebody says what is wrong, presses “Register…” and sends the PIN: until Meta has the call. */
async function askToRegister(port: number, workspace: Workspace, sent: () => Promise<void>): Promise<string> {
  const { proxy, userId: user } = workspace;
  const text = `<@${workspace.botUserId}> error 133005 phone_number_id ${NUMBER}`;
  const threadTs = await workspace.post(text);
  const answered = proxy.nextCall('chat.postMessage');
  await sendEvent(port, messageEvent(workspace, threadTs, text));
  await answered;
  const [answer] = await workspace.replies(threadTs);
  const opened = proxy.nextCall('views.open');
  const press = { actionId: 'act:register', value: caseIdOf(answer), ts: answer?.ts ?? '', threadTs, user };
  await sendPress(port, workspace, press);
  const view = (await opened).params.view as Modal;
  const written = sent();
  await submitModal(port, view, { pin: PIN }, user);
  await written;
  return threadTs;
}

test.each([
  ['carried out', 'answer-held', 'The live state shows that it worked'],
  ['never carried out', 'call-held', 'The live state shows that it did not work'],
] as const)(
  'kill -9 amid a call that Meta has %s: the thread hears of it, and Meta gets no second one',
  async (_what, fault, words) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using graph = await openMeta();
    const { proxy, meta } = graph;
    const options = { graphUrl: proxy.url, statusUrl: `${meta.url}${FEED_PATH}`, accessToken: SANDBOX_TOKEN };
    let threadTs = '';
    {
      await using victim = await spawnBot({ config: testConfig(workspace, dir.path, options) });
      proxy.breakWrites(fault);
      threadTs = await askToRegister(victim.port, workspace, () => proxy.nextWrites(1));
    }
    proxy.breakWrites(null);
    await using bot = await startTestBot(workspace, dir.path, options);
    await bot.idle();
    const thread = (await workspace.replies(threadTs)).map(wordsOf).join('\n');
    expect(thread).toContain('No answer came from Meta');
    expect(thread).toContain(words);
    expect(proxy.writes).toHaveLength(1);
  },
);
