import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, type BotOptions, startBot } from '../bot.ts';
import { systemClock } from '../clock.ts';
import { type BotConfig, type Config, readConfig } from '../config.ts';
import { KEY_BYTES } from '../vault/vault.ts';
import { createSandboxClock } from './clock.ts';
import { CLIENT_WABA, MAIN_WABA, OUR_BUSINESS, SANDBOX_TOKEN, seedWorld } from './graph/seed.ts';
import { serveGraph } from './graph/server.ts';
import { FEED_PATH } from './graph/status-feed.ts';
import { createWorld, type World } from './graph/world.ts';
import { isPortTaken } from './http.ts';
import { pretend } from './model/pretend.ts';
import { MODEL_NAME, type ModelServer, serveModel } from './model/server.ts';
import { servePage } from './page/server.ts';
import { samples } from './samples.ts';
import type { Agent } from './slack/agent.ts';
import { readInstalledApp } from './slack/manifest.ts';
import { type EmulatedSlack, startSlack } from './slack/slack.ts';

export type SandboxOptions = {
  /** Where the address is told. */
  readonly print?: (line: string) => void;
  /** Another bot in place of the real one, for tests of the page alone. */
  readonly start?: (config: BotConfig, options: BotOptions) => Promise<Bot>;
  /** Leave out the sample that is otherwise posted at the start. */
  readonly quiet?: boolean;
  /** Milliseconds for which the pretended language model seems to think. */
  readonly thinking?: number;
  /** Scopes of the manifest that whoever installed the app has struck out. */
  readonly withoutScopes?: readonly string[];
};

export type Sandbox = AsyncDisposable & {
  /** Address of the page. */
  readonly url: string;
  /** Address of the emulated Graph API, without a version. */
  readonly graphUrl: string;
  readonly world: World;
  readonly slack: EmulatedSlack;
  /** The support agent at the keyboard. */
  readonly agent: Agent;
  /** The pretended language model; not asked where a real one is configured. */
  readonly model: ModelServer;
};

const MANIFEST = new URL('../../manifest.yml', import.meta.url);
const FIRST_PORT = 3210;
const LAST_PORT = 3250;
/** Long enough to see the words that stand there meanwhile. */
const THINKING_MS = 1_500;
/** Nobody else posts in the sandbox, so its bot need not pace itself. */
const PACE = { perSecond: 20, burst: 50 };

/**
 * Starts Meta, Slack, the real bot and the page, all on this machine. Prints the page's address as soon as the page
 * answers and the bot takes events; the sample shows up a moment later.
 */
export async function startSandbox(config: Config, options: SandboxOptions = {}): Promise<Sandbox> {
  const { print = (line) => void process.stdout.write(`${line}\n`), start = startBot } = options;
  await using parts = new AsyncDisposableStack();
  const clock = createSandboxClock(systemClock, config.retries.timeScale);
  const world = createWorld(seedWorld(clock.now()), clock.now);
  const app = await readInstalledApp(MANIFEST, options.withoutScopes);
  const [graph, slack, model, dataDir] = await Promise.all([
    serveGraph(world),
    startSlack(app, systemClock),
    serveModel(pretend, { delay: options.thinking ?? THINKING_MS }),
    mkdtemp(join(tmpdir(), 'wa-desk-')),
  ]);
  parts.defer(() => rm(dataDir, { recursive: true, force: true }));
  parts.defer(() => graph.stop());
  parts.defer(() => slack.stop());
  parts.defer(() => model.stop());
  const bot = parts.use(
    await start(botConfig(config, { slack, graphUrl: graph.url, model, world, dataDir }), {
      pace: PACE,
      domainClock: clock.now,
      writeLog: (line) => void process.stderr.write(line),
    }),
  );
  const crew = slack.connect({ botUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  const page = await serveOnFreePort(
    (port) => servePage({ slack, app, world, clock, crew, graphUrl: graph.url }, port),
    chosenPort(config),
  );
  parts.defer(() => page.stop());
  print(`wa-desk sandbox: open ${page.url} in your browser (Ctrl+C stops it)`);
  const [sample] = samples;
  if (options.quiet !== true && sample !== undefined) {
    await crew.agent.openHome();
    await crew.agent.post(slack.workspace.supportChannel.id, sample.text);
  }
  const running = parts.move();
  return {
    url: page.url,
    graphUrl: graph.url,
    world,
    slack,
    agent: crew.agent,
    model,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

type Surroundings = {
  readonly slack: EmulatedSlack;
  readonly model: ModelServer;
  readonly graphUrl: string;
  readonly world: World;
  readonly dataDir: string;
};

/** The model that was configured, or the pretended one. */
function chooseModel({ llm, pictures }: Config, model: ModelServer): Config['llm'] {
  const isNamed = llm.model !== null || pictures.visionModel !== null;
  if (llm.apiKey !== null && isNamed) return llm;
  return { ...llm, apiKey: 'sandbox', baseUrl: model.baseUrl, model: MODEL_NAME };
}

/** The configuration of a bot that lives in the sandbox; a model, the log level and the port of the metrics are taken over. */
function botConfig(config: Config, { slack, graphUrl, model, world, dataDir }: Surroundings): BotConfig {
  const { app } = world.read();
  const inside = readConfig({
    SLACK_BOT_TOKEN: slack.workspace.bot.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: '0',
    SLACK_API_URL: slack.apiUrl,
    SLACK_CHANNELS: slack.workspace.supportChannel.id,
    GRAPH_API_URL: graphUrl,
    META_STATUS_URL: `${graphUrl}${FEED_PATH}`,
    WA_ACCESS_TOKEN: SANDBOX_TOKEN,
    WA_APP_ID: app.id,
    WA_APP_SECRET: app.secret,
    WA_BUSINESS_ID: OUR_BUSINESS,
    WA_WABA_IDS: `${MAIN_WABA},${CLIENT_WABA}`,
    DATA_DIR: dataDir,
    WA_DESK_KEY: randomBytes(KEY_BYTES).toString('base64'),
  });
  if (inside.slack.mode === 'sandbox') throw new Error('the sandbox needs a bot with a Slack token');
  const level = config.log.level === 'info' ? 'warn' : config.log.level;
  const { metrics, pictures } = config;
  const llm = chooseModel(config, model);
  return { ...inside, slack: inside.slack, llm, pictures, log: { level }, metrics };
}

function chosenPort({ slack }: Config): number | null {
  return slack.mode === 'sandbox' ? slack.port : null;
}

/** Takes the port that was asked for, or the first free one of the sandbox's own. */
async function serveOnFreePort<Served>(
  serve: (port: number) => Promise<Served>,
  asked: number | null,
): Promise<Served> {
  if (asked !== null) return serve(asked);
  for (let port = FIRST_PORT; port < LAST_PORT; port += 1) {
    try {
      return await serve(port);
    } catch (error) {
      if (!isPortTaken(error)) throw error;
    }
  }
  return serve(0);
}
