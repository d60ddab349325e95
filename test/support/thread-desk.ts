import type { Modal } from '../../src/answer/modal.ts';
import { openDesk } from '../../src/open-desk.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import {
  CLIENT_WABA,
  MAIN_WABA,
  newNumber,
  OUR_BUSINESS,
  SANDBOX_TOKEN,
  seedWorld,
} from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import type { ControlName } from '../../src/sandbox/graph/state/controls.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import type { Trouble } from '../../src/sandbox/graph/state/trouble.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld, replaceById, type World } from '../../src/sandbox/graph/world.ts';
import { createClock } from './clock.ts';
import { type GraphProxy, startGraphProxy } from './graph-proxy.ts';
import { sendPress, submitModal } from './interactions.ts';
import { messageEvent, sendEvent } from './slack-events.ts';
import { startTestBot, type TestBot, type TestBotOptions } from './start-test-bot.ts';
import { createTempDir } from './temp-dir.ts';
import { startWorkspace, type ThreadMessage, type Workspace } from './workspace.ts';

/** The number that these threads are about. */
export const NUMBER = '106540352242099';
export const SHOWN = '+48 600 999 000';
export const PIN = '482913';

const { matcher } = openDesk();

type Pressable = {
  readonly actionId: string;
  readonly value: string;
  readonly label: string;
  readonly ts: string;
};

/** Buttons, and options behind “…”, of a message. */
function pressablesOf(message: ThreadMessage): Pressable[] {
  const found: Pressable[] = [];
  JSON.stringify(message.blocks ?? [], (_key, node) => {
    const { ts } = message;
    if (node?.type === 'button')
      found.push({ ts, actionId: node.action_id, value: node.value, label: node.text.text });
    for (const option of node?.type === 'overflow' ? node.options : [])
      found.push({ ts, actionId: node.action_id, value: option.value, label: option.text.text });
    return node;
  });
  return found;
}

/** The words of a message, as somebody reads them. */
export function wordsOf(message: ThreadMessage | undefined): string {
  const words: string[] = [];
  JSON.stringify(message?.blocks ?? [], (key, node) => {
    if (key === 'text' && typeof node === 'string') words.push(node);
    return node;
  });
  return [message?.text ?? '', ...words].join('\n');
}

type PressOptions = {
  readonly user?: string;
  /** Which of the messages with such a button, counted from the last; 0 unless told. */
  readonly back?: number;
};

/** The real bot between an emulated Slack and an emulated Meta, in one thread, with time in the test's hands. */
export type ThreadDesk = AsyncDisposable & {
  readonly bot: TestBot;
  readonly workspace: Workspace;
  readonly world: World;
  readonly graph: GraphProxy;
  readonly dataDir: string;
  readonly clock: ReturnType<typeof createClock>;
  /** The number as Meta has it. */
  number(): EmulatedNumber;
  control(control: ControlName): void;
  trouble(trouble: Trouble): void;
  /** Says something to the bot, in a new thread or in the one that is open. */
  say(text: string): Promise<void>;
  /** The bot's messages in the thread. */
  thread(): Promise<ThreadMessage[]>;
  /** All their words. */
  read(): Promise<string>;
  labels(): Promise<string[]>;
  press(label: RegExp, options?: PressOptions): Promise<void>;
  /** Presses a button as it stood under these messages, of which there may be newer versions. */
  pressOn(messages: readonly ThreadMessage[], label: RegExp, user?: string): Promise<void>;
  /** The form that was opened last. */
  form(): Modal | undefined;
  /** Sends that form; what the bot answers. */
  submit(values: Readonly<Record<string, string>>, user?: string): Promise<string>;
  /** The same form, sent by several people at the same moment. */
  submitAtOnce(values: Readonly<Record<string, string>>, people: readonly string[]): Promise<void>;
  /** What was said to one person alone. */
  notes(): string[];
  /** Lets time pass, and everything that it brings. */
  pass(milliseconds: number): Promise<void>;
};

/** @param given how the number differs from one that only has to be registered with its PIN */
export async function openThreadDesk(
  given: Partial<EmulatedNumber> = {},
  options: TestBotOptions = {},
): Promise<ThreadDesk> {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const clock = createClock();
  const world = createWorld(seedWorld(clock()), clock);
  const fresh = newNumber({ id: NUMBER, displayNumber: SHOWN, verifiedName: 'Kłos', pin: PIN, ...given });
  world.change((state) => ({ ...state, numbers: [...state.numbers, fresh] }));
  const meta = await serveGraph(world);
  cleanUp.defer(() => meta.stop());
  const graph = cleanUp.use(await startGraphProxy(meta.url));
  const { app } = world.read();
  const bot = cleanUp.use(
    await startTestBot(workspace, dir.path, {
      graphUrl: graph.url,
      statusUrl: `${meta.url}${FEED_PATH}`,
      accessToken: SANDBOX_TOKEN,
      app: { id: app.id, secret: app.secret },
      businessId: OUR_BUSINESS,
      wabaIds: [MAIN_WABA, CLIENT_WABA],
      matcher,
      domainClock: clock,
      ...options,
    }),
  );
  const parts = cleanUp.move();
  let threadTs: string | null = null;
  const thread = async () => {
    const replies = threadTs === null ? [] : await workspace.replies(threadTs);
    return replies.filter(({ user }) => user === workspace.botUserId);
  };
  const pressables = async () => (await thread()).flatMap(pressablesOf);
  const labels = async () => (await pressables()).map((each) => each.label);
  const form = () =>
    workspace.proxy.calls.findLast(({ method }) => method === 'views.open')?.params.view as Modal;
  const pressOn = async (
    messages: readonly ThreadMessage[],
    label: RegExp,
    user = workspace.userId,
    back = 0,
  ) => {
    const all = messages.flatMap(pressablesOf);
    const pressed = all.filter((each) => label.test(each.label)).at(-1 - back);
    if (pressed === undefined) throw new Error(`no button like ${label}: ${all.map((each) => each.label)}`);
    await sendPress(bot.port, workspace, { ...pressed, threadTs: threadTs ?? '', user });
    await bot.idle();
  };
  return {
    ...{ bot, workspace, world, graph, clock, thread, labels, form, dataDir: dir.path },
    number: () => world.findNumber(NUMBER) ?? fresh,
    control: (control) => void controlWorld(world, { kind: 'number', id: NUMBER, control }),
    trouble: (trouble) => void controlWorld(world, { kind: 'trouble', trouble }),
    async say(words) {
      const text = `<@${workspace.botUserId}> ${words}`;
      const place = threadTs === null ? {} : { threadTs };
      const ts = await workspace.post(text, place);
      const thread_ts = threadTs === null ? {} : { thread_ts: threadTs };
      threadTs ??= ts;
      await sendEvent(bot.port, messageEvent(workspace, ts, text, thread_ts));
      await bot.idle();
    },
    read: async () => (await thread()).map(wordsOf).join('\n'),
    async press(label, { user, back = 0 } = {}) {
      await pressOn(await thread(), label, user, back);
    },
    pressOn,
    async submit(values, user = workspace.userId) {
      const view = form();
      const answer = await submitModal(bot.port, view, values, user);
      await bot.idle();
      return answer;
    },
    async submitAtOnce(values, people) {
      const view = form();
      await Promise.all(people.map((user) => submitModal(bot.port, view, values, user)));
      await bot.idle();
    },
    notes: () => workspace.notes().map((note) => wordsOf(note as ThreadMessage)),
    async pass(milliseconds) {
      clock.advance(milliseconds);
      await bot.idle();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

/** Changes the number as Meta has it. */
export function patchNumber({ world, number }: ThreadDesk, change: Partial<EmulatedNumber>): void {
  world.change((state) => ({ ...state, numbers: replaceById(state.numbers, { ...number(), ...change }) }));
}
