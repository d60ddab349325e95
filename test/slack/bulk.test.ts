import { describe, expect, test } from 'vitest';
import { bulkCancelTexts, bulkResumedText } from '../../src/answer/texts-bulk.ts';
import { type GraphServer, startGraphServer } from '../support/graph-server.ts';
import { messageEvent, sendClick, sendEvent } from '../support/slack-events.ts';
import { startTestBot, type TestBot } from '../support/start-test-bot.ts';
import { buttonsOf } from '../support/status-desk.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const NORTH = '10291000001';
const SOUTH = '10291000002';
/** More accounts than are looked into at a time: the last has to wait until another is done. */
const EMPTY = ['10291000003', '10291000004', '10291000005'];
const LAST = '10291000006';

type HoldingGraph = AsyncDisposable & {
  readonly server: GraphServer;
  /** Resolves when the south's list is asked for; it is answered once let go, as those after it. */
  readonly asked: Promise<void>;
  letGo(): void;
};

const number = (id: string, display: string) => ({
  ...{ id, display_phone_number: display, status: 'CONNECTED', code_verification_status: 'VERIFIED' },
  ...{ name_status: 'APPROVED', platform_type: 'CLOUD_API' },
});

const LISTS: Readonly<Record<string, unknown>> = {
  [NORTH]: {
    data: [number('106540352242001', '+48 600 123 456'), number('106540352242002', '+48 600 123 457')],
  },
  [SOUTH]: { data: [number('106540352242003', '+48 600 123 458')] },
  [LAST]: { data: [number('106540352242004', '+48 600 123 459')] },
};

/** Six accounts; only the first gives its list at once. */
async function startHoldingGraph(): Promise<HoldingGraph> {
  const asked = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const server = await startGraphServer(({ path }, response) => {
    const [, , id = '', edge] = path.split('/');
    if (edge !== 'phone_numbers') return { id, data: [] };
    const list = LISTS[id] ?? { data: [] };
    if (id === NORTH) return list;
    if (id === SOUTH) asked.resolve();
    void free.promise.then(() =>
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(list)),
    );
    return undefined;
  });
  return {
    ...{ server, asked: asked.promise, letGo: free.resolve },
    async [Symbol.asyncDispose]() {
      free.resolve();
      await server[Symbol.asyncDispose]();
    },
  };
}

const LIST = ['+48 600 123 456', '+48 600 123 457', '+48 600 123 458', '+48 600 123 459'];

async function ask(workspace: Workspace, bot: TestBot): Promise<string> {
  const text = `<@${workspace.botUserId}> check\n${LIST.join('\n')}`;
  const ts = await workspace.post(text);
  expect(await sendEvent(bot.port, messageEvent(workspace, ts, text))).toBe(200);
  return ts;
}

const options = (graph: HoldingGraph) => ({
  graphUrl: graph.server.url,
  wabaIds: [NORTH, SOUTH, ...EMPTY, LAST],
});

/** The words of the thread's only message, once they fit. */
async function waitFor(workspace: Workspace, ts: string, fits: RegExp) {
  for (;;) {
    const [message] = await workspace.replies(ts);
    if (message !== undefined && fits.test(message.text)) return message;
    await workspace.proxy.nextCall(message === undefined ? 'chat.postMessage' : 'chat.update');
  }
}

describe('a check under way', () => {
  test('shows how far it is, and is ended by its button: what is known comes, the rest is not asked for', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using graph = await startHoldingGraph();
    await using bot = await startTestBot(workspace, dir.path, options(graph));
    const ts = await ask(workspace, bot);
    await graph.asked;
    const progress = await waitFor(workspace, ts, /^Checking 2 of 4/);
    const [cancel] = buttonsOf(progress);
    expect(cancel?.label).toBe('Cancel');
    const click = {
      actionId: cancel?.actionId ?? '',
      value: cancel?.value ?? '',
      messageTs: progress.ts,
      threadTs: ts,
    };
    const told = workspace.proxy.nextCall('chat.postEphemeral');
    expect(await sendClick(bot.port, workspace, click)).toBe(200);
    await told;
    graph.letGo();
    await bot.idle();
    const [result] = await workspace.replies(ts);
    expect(result?.text).toMatch(/^4 numbers checked: 3 not working, 1 not checked$/);
    expect(graph.server.requests.filter(({ path }) => path.includes(LAST))).toEqual([]);
    expect(workspace.notes().map(({ text }) => text)).toEqual([bulkCancelTexts.accepted]);
    await sendClick(bot.port, workspace, { ...click, actionTs: '99.9' });
    await bot.idle();
    expect(workspace.notes().at(-1)?.text).toBe(bulkCancelTexts.over);
  });

  test('that a restart breaks off goes on where it was, and says so', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using graph = await startHoldingGraph();
    let ts = '';
    {
      await using bot = await startTestBot(workspace, dir.path, options(graph));
      ts = await ask(workspace, bot);
      await graph.asked;
      await waitFor(workspace, ts, /^Checking 2 of 4/);
    }
    graph.letGo();
    const before = graph.server.requests.length;
    const again = workspace.proxy.nextCall('chat.update');
    await using bot = await startTestBot(workspace, dir.path, options(graph));
    expect(JSON.stringify((await again).params)).toContain(bulkResumedText);
    await bot.idle();
    const replies = await workspace.replies(ts);
    expect(replies.map(({ text }) => text)).toEqual([expect.stringMatching(/^4 numbers checked: 4 /)]);
    const paths = graph.server.requests.slice(before).map(({ path }) => path);
    expect(paths.filter((path) => path.includes(`${NORTH}/phone_numbers`))).toEqual([]);
  });
});

test('a list that was edited is checked anew, in a message of its own', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using graph = await startHoldingGraph();
  graph.letGo();
  await using bot = await startTestBot(workspace, dir.path, options(graph));
  const ts = await ask(workspace, bot);
  await bot.idle();
  const { channel, userId: user } = workspace;
  const text = `<@${workspace.botUserId}> check +48 600 123 456, +48 600 123 457`;
  const edit = {
    ...{
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      channel_type: 'channel',
      ts: '9.9',
    },
    message: { type: 'message', user, ts, text, edited: { user, ts: `${Number(ts) + 5}` } },
    previous_message: { type: 'message', user, ts, text: 'check' },
  };
  expect(await sendEvent(bot.port, edit)).toBe(200);
  await bot.idle();
  const replies = await workspace.replies(ts);
  expect(replies.map(({ text: said }) => said.slice(0, 17))).toEqual([
    '4 numbers checked',
    '2 numbers checked',
  ]);
});
