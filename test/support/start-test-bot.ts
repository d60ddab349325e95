import { type Bot, type BotOptions, startBot } from '../../src/bot.ts';
import type { BotConfig } from '../../src/config.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { codeMatcher } from './code-matcher.ts';
import { SIGNING_SECRET } from './slack-events.ts';
import type { Workspace } from './workspace.ts';

export type TestBot = AsyncDisposable & {
  readonly port: number;
  readonly metricsPort: number;
  /** Lines of the bot's log. */
  readonly log: readonly string[];
  idle(): Promise<void>;
};

export type TestBotOptions = BotOptions & {
  readonly graphUrl?: string;
  readonly statusUrl?: string;
  readonly app?: { readonly id: string; readonly secret: string };
  readonly accessToken?: string | null;
  readonly wabaIds?: readonly string[];
  readonly viewers?: readonly string[];
  readonly operators?: readonly string[];
  readonly approvers?: readonly string[];
  readonly digestChannel?: string;
  readonly businessId?: string;
  readonly llm?: BotConfig['llm'];
  readonly pictures?: BotConfig['pictures'];
  readonly logLevel?: BotConfig['log']['level'];
  readonly vaultKey?: Buffer | null;
  readonly metrics?: BotConfig['metrics'];
};

let knowledge: Knowledge | undefined;

/** The project's own knowledge, read once. */
export function readKnowledge(): Knowledge {
  knowledge ??= loadKnowledge(`${import.meta.dirname}/../../knowledge`);
  return knowledge;
}

export function testConfig(workspace: Workspace, dataDir: string, options: TestBotOptions = {}): BotConfig {
  return {
    slack: {
      mode: 'http',
      botToken: workspace.botToken,
      signingSecret: SIGNING_SECRET,
      port: 0,
      apiUrl: workspace.apiUrl,
      channels: [workspace.channel],
      roles: {
        viewers: options.viewers ?? [],
        operators: options.operators ?? [],
        approvers: options.approvers ?? [],
      },
      digestChannel: options.digestChannel ?? null,
    },
    graph: {
      apiUrl: options.graphUrl ?? 'http://127.0.0.1:9',
      version: 'v25.0',
      statusUrl: options.statusUrl ?? 'http://127.0.0.1:9/feed.rss',
    },
    whatsapp: {
      accessToken: options.accessToken === undefined ? 'EAAtoken' : options.accessToken,
      accountTokens: new Map(),
      appId: options.app?.id ?? null,
      appSecret: options.app?.secret ?? null,
      businessId: options.businessId ?? null,
      wabaIds: options.wabaIds ?? [],
    },
    llm: options.llm ?? { apiKey: null, baseUrl: null, model: null, dailyRequests: 0, dailyTokens: 0 },
    pictures: options.pictures ?? { vision: 'no', visionModel: null, tesseract: null },
    vault: { key: options.vaultKey ?? null },
    retries: { timeScale: 1 },
    store: { dataDir },
    log: { level: options.logLevel ?? 'debug' },
    metrics: options.metrics ?? null,
  };
}

/** The real bot against an emulated workspace: free port, no pacing, and codes as all that it knows. */
export async function startTestBot(
  workspace: Workspace,
  dataDir: string,
  options: TestBotOptions = {},
): Promise<TestBot> {
  const log: string[] = [];
  const bot: Bot = await startBot(testConfig(workspace, dataDir, options), {
    knowledge: readKnowledge(),
    matcher: codeMatcher,
    writeLog: (line) => log.push(line),
    pace: { perSecond: 1_000, burst: 1_000 },
    settle: 0,
    refreshDirectory: false,
    refreshOutages: false,
    ...options,
  });
  return {
    port: bot.port ?? 0,
    metricsPort: bot.metricsPort ?? 0,
    log,
    idle: () => bot.idle(),
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}
