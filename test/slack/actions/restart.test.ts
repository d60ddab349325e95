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
import { startTestBot, type TestBotOptions, testConfig } from '../../support/start-test-bot.ts';
import { createTempDir } from '../../support/temp-dir.ts';
import { NUMBER, PIN, SHOWN, wordsOf } from '../../support/thread-desk.ts';
import { startWorkspace, type ThreadMessage, type Workspace } from '../../support/workspace.ts';

async function openMeta() {
  await using cleanUp = new AsyncDisposableStack();
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const fresh = newNumber({ id: NUMBER, displayNumber: SHOWN, pin: PIN });
  world.change((state) => ({ ...state, numbers: [...state.numbers, fresh] }));
  const meta = await serveGraph(world);
  cleanUp.defer(() => meta.stop());
  const proxy = cleanUp.use(await startGraphProxy(meta.url));
  const statusUrl = `${meta.url}${FEED_PATH}`;
  const parts = cleanUp.move();
  return { proxy, statusUrl, world, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

function caseOf(message: ThreadMessage | undefined): string {
  return /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';
}

/** Says what is wrong and presses “Register…”: the form that opens. */
async function openForm(port: number, workspace: Workspace): Promise<{ view: Modal; threadTs: string }> {
  const { proxy, userId: user, botUserId } = workspace;
  const text = `<@${botUserId}> error 133005 phone_number_id ${NUMBER}`;
  const threadTs = await workspace.post(text);
  const answered = proxy.nextCall('chat.postMessage');
  await sendEvent(port, messageEvent(workspace, threadTs, text));
  await answered;
  const [answer] = await workspace.replies(threadTs);
  const opened = proxy.nextCall('views.open');
  const button = { actionId: `act:register:${NUMBER}`, value: caseOf(answer), ts: answer?.ts ?? '' };
  await sendPress(port, workspace, { ...button, threadTs, user });
  return { view: (await opened).params.view as Modal, threadTs };
}

type Desk = {
  readonly workspace: Workspace;
  readonly meta: Awaited<ReturnType<typeof openMeta>>;
  readonly thread: string;
};

/** Kills the bot between the moment when the form was acknowledged and the call; then another one starts. */
async function killBeforeCall(key: Buffer | null, then: (desk: Desk) => void): Promise<void> {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using meta = await openMeta();
  const { proxy, statusUrl } = meta;
  const options: TestBotOptions = { graphUrl: proxy.url, statusUrl, accessToken: SANDBOX_TOKEN };
  const config = { ...testConfig(workspace, dir.path, options), vault: { key } };
  let place = '';
  {
    await using victim = await spawnBot({ config });
    const { view, threadTs } = await openForm(victim.port, workspace);
    place = threadTs;
    const held = proxy.holdReads(1);
    expect(await submitModal(victim.port, view, { pin: PIN }, workspace.userId)).toBe('');
    await held;
  }
  proxy.releaseReads();
  await using bot = await startTestBot(workspace, dir.path, { ...options, vaultKey: key });
  await bot.idle();
  then({ workspace, meta, thread: (await workspace.replies(place)).map(wordsOf).join('\n') });
}

test('kill -9 before the call: with a key the PIN is still there, and the number is registered once', async () => {
  await killBeforeCall(Buffer.alloc(32, 7), ({ meta, thread }) => {
    expect(meta.proxy.writes).toHaveLength(1);
    expect(meta.world.findNumber(NUMBER)?.status).toBe('CONNECTED');
    expect(thread).toContain('is registered');
  });
});

test('kill -9 before the call: without a key the person is told, and nothing was done', async () => {
  await killBeforeCall(null, ({ workspace, meta, thread }) => {
    expect(meta.proxy.writes).toEqual([]);
    expect(JSON.stringify(workspace.notes())).toContain('I was restarted before I could use what you typed');
    expect(thread).toContain('Register…');
  });
});
