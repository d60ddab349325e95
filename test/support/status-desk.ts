import type { WorldControl } from '../../src/sandbox/graph/control.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import {
  CLIENT_WABA,
  MAIN_WABA,
  OUR_BUSINESS,
  SANDBOX_TOKEN,
  seedWorld,
} from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld, type World } from '../../src/sandbox/graph/world.ts';
import { pressCard, type ResponseBody, sendCommand, startResponseUrl } from './slash-command.ts';
import { startTestBot, type TestBot, type TestBotOptions } from './start-test-bot.ts';
import { createTempDir } from './temp-dir.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

export type Button = { readonly actionId: string; readonly value: string; readonly label: string };

/** The buttons under a message. */
export function buttonsOf(message: { readonly blocks?: readonly unknown[] } | undefined): Button[] {
  const buttons: Button[] = [];
  JSON.stringify(message?.blocks ?? [], (_key, value) => {
    if (value?.type === 'button') {
      buttons.push({ actionId: value.action_id, value: value.value, label: value.text.text });
    }
    return value;
  });
  return buttons;
}

/** The real bot between an emulated Slack and the emulated Graph API. */
export type StatusDesk = AsyncDisposable & {
  readonly bot: TestBot;
  readonly workspace: Workspace;
  readonly world: World;
  /** What came through the response_url. */
  readonly answers: readonly ResponseBody[];
  control(...controls: readonly WorldControl[]): void;
  refuseAnswers(count: number): void;
  /** Types `/wa-status`; the last answer. */
  ask(words: string): Promise<ResponseBody>;
  /** Presses the button of the last answer whose label fits. */
  press(label: RegExp): Promise<void>;
};

export async function openStatusDesk(options: TestBotOptions = {}): Promise<StatusDesk> {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const graph = await serveGraph(world);
  cleanUp.defer(() => graph.stop());
  const responses = cleanUp.use(await startResponseUrl());
  const { app } = world.read();
  const bot = cleanUp.use(
    await startTestBot(workspace, dir.path, {
      graphUrl: graph.url,
      statusUrl: `${graph.url}${FEED_PATH}`,
      accessToken: SANDBOX_TOKEN,
      app: { id: app.id, secret: app.secret },
      businessId: OUR_BUSINESS,
      wabaIds: [MAIN_WABA, CLIENT_WABA],
      ...options,
    }),
  );
  const last = (): ResponseBody => responses.bodies.at(-1) ?? { text: '' };
  const parts = cleanUp.move();
  return {
    ...{ bot, workspace, world },
    answers: responses.bodies,
    refuseAnswers: (count) => responses.refuse(count),
    control(...controls) {
      for (const control of controls) controlWorld(world, control);
    },
    async ask(words) {
      await sendCommand(bot.port, workspace, words, responses.url);
      await bot.idle();
      return last();
    },
    async press(label) {
      const button = buttonsOf(last()).find((each) => label.test(each.label));
      if (button === undefined) throw new Error(`no button like ${label}`);
      await pressCard(bot.port, workspace, { ...button, responseUrl: responses.url });
      await bot.idle();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
