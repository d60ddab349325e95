import type { z } from 'zod';
import { type AccountsRead, type AccountTokens, type ReadText, readAccounts } from './accounts-file.ts';
import { type ConfigFault, clean, type Env, environment, findContradictions } from './environment.ts';
import type { LogLevel } from './log.ts';

/** Thrown by `readConfig` with every fault found, so that one run shows them all. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.variable}: ${fault.problem}`).join('\n'));
    this.faults = faults;
  }
}

/** Ids of people (U…, W…) and of user groups (S…) that have a role by name; docs/roles.md says what holds for others. */
export type RoleLists = {
  readonly viewers: readonly string[];
  readonly operators: readonly string[];
  /** They may approve phrases as well; empty: every full member of the workspace may. */
  readonly approvers: readonly string[];
};

type SlackAccess = {
  readonly botToken: string;
  readonly apiUrl: string;
  /** Channel ids in which every message is read; elsewhere only mentions and direct messages are. */
  readonly channels: readonly string[];
  readonly roles: RoleLists;
  /** Where the week's digest is posted; null: nowhere. */
  readonly digestChannel: string | null;
};

type SlackConfig =
  | { readonly mode: 'sandbox'; readonly port: number | null }
  | (SlackAccess & { readonly mode: 'socket'; readonly appToken: string })
  | (SlackAccess & { readonly mode: 'http'; readonly signingSecret: string; readonly port: number });

type GraphConfig = {
  readonly apiUrl: string;
  readonly version: string;
  /** The RSS feed of Meta's status page. */
  readonly statusUrl: string;
};

type WhatsappConfig = {
  readonly accessToken: string | null;
  /** Tokens of single WABAs, which go before `accessToken` there. */
  readonly accountTokens: AccountTokens;
  readonly appId: string | null;
  readonly appSecret: string | null;
  readonly businessId: string | null;
  readonly wabaIds: readonly string[];
};

type LlmConfig = {
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly model: string | null;
  /** Most requests, and most tokens, of one day (UTC). */
  readonly dailyRequests: number;
  readonly dailyTokens: number;
};

/** Who reads pictures. */
type PicturesConfig = {
  /** Whether pictures are shown to the language model: never, first of all, or where tesseract does not get on. */
  readonly vision: 'no' | 'yes' | 'auto';
  readonly visionModel: string | null;
  /** Name or path of the program; null: it is not used. */
  readonly tesseract: string | null;
};

export type Config = {
  readonly slack: SlackConfig;
  readonly graph: GraphConfig;
  readonly whatsapp: WhatsappConfig;
  readonly llm: LlmConfig;
  readonly pictures: PicturesConfig;
  /** The key of what is kept encrypted; null: nothing is kept. */
  readonly vault: { readonly key: Buffer | null };
  /** How many times faster than the clock waits pass; 1 except in the sandbox. */
  readonly retries: { readonly timeScale: number };
  readonly store: { readonly dataDir: string };
  readonly log: { readonly level: LogLevel };
  /** Where figures and health are shown; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
};

/** A configuration with a Slack workspace to talk to. */
export type BotConfig = Config & { readonly slack: Exclude<SlackConfig, { mode: 'sandbox' }> };

function readSlack(env: z.infer<typeof environment>): SlackConfig {
  const port = env.PORT ?? null;
  if (env.SLACK_BOT_TOKEN === undefined) return { mode: 'sandbox', port };
  const access = {
    botToken: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
    channels: env.SLACK_CHANNELS,
    roles: {
      viewers: env.SLACK_VIEWERS,
      operators: env.SLACK_OPERATORS,
      approvers: env.SLACK_APPROVERS,
    },
    digestChannel: env.SLACK_DIGEST_CHANNEL ?? null,
  };
  if (env.SLACK_APP_TOKEN !== undefined) {
    return { mode: 'socket', ...access, appToken: env.SLACK_APP_TOKEN };
  }
  return { mode: 'http', ...access, signingSecret: env.SLACK_SIGNING_SECRET ?? '', port: port ?? 0 };
}

/** Naming a model for pictures is asking for it; nothing else sends a picture anywhere. */
function readPictures(env: z.infer<typeof environment>): PicturesConfig {
  const { OPENAI_VISION: vision, OPENAI_VISION_MODEL: seer, OPENAI_MODEL: model } = env;
  return {
    vision: vision ?? (seer === undefined ? 'no' : 'yes'),
    visionModel: seer ?? model ?? null,
    tesseract: env.TESSERACT_PATH === 'no' ? null : env.TESSERACT_PATH,
  };
}

const NO_ACCOUNTS: AccountsRead = { tokens: new Map(), problems: [] };
const ACCOUNTS_FILE = './accounts.yml';

/** The file that is named must be there, the one that nobody named need not. */
function readAccountsFile(env: Env, readText: ReadText) {
  const { ACCOUNTS_FILE: named } = env;
  const file = named ?? ACCOUNTS_FILE;
  const read = (): AccountsRead => {
    try {
      const text = readText(file);
      if (text !== null) return readAccounts(text, env);
      return named === undefined ? NO_ACCOUNTS : { ...NO_ACCOUNTS, problems: ['is not there'] };
    } catch {
      return { ...NO_ACCOUNTS, problems: ['cannot be opened'] };
    }
  };
  const { tokens, problems } = read();
  return { tokens, faults: problems.map((problem): ConfigFault => ({ variable: file, problem })) };
}

/**
 * Reads the whole configuration from environment variables and, by `readText`, the accounts file.
 * Throws one ConfigError that names every faulty variable.
 */
export function readConfig(env: Env, readText: ReadText = () => null): Config {
  const cleaned = clean(env);
  const accounts = readAccountsFile(cleaned, readText);
  const parsed = environment.safeParse(cleaned);
  const faults = (parsed.error?.issues ?? []).map((issue) => ({
    variable: String(issue.path[0]),
    problem: issue.message,
  }));
  faults.push(...findContradictions(cleaned), ...accounts.faults);
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const { data } = parsed;
  return {
    slack: readSlack(data),
    graph: {
      apiUrl: data.GRAPH_API_URL.replace(/\/+$/, ''),
      version: data.GRAPH_API_VERSION,
      statusUrl: data.META_STATUS_URL,
    },
    whatsapp: {
      accessToken: data.WA_ACCESS_TOKEN ?? null,
      accountTokens: accounts.tokens,
      appId: data.WA_APP_ID ?? null,
      appSecret: data.WA_APP_SECRET ?? null,
      businessId: data.WA_BUSINESS_ID ?? null,
      wabaIds: [...new Set([...data.WA_WABA_IDS, ...accounts.tokens.keys()])],
    },
    llm: {
      apiKey: data.OPENAI_API_KEY ?? null,
      baseUrl: data.OPENAI_BASE_URL ?? null,
      model: data.OPENAI_MODEL ?? null,
      dailyRequests: data.LLM_DAILY_REQUESTS,
      dailyTokens: data.LLM_DAILY_TOKENS,
    },
    pictures: readPictures(data),
    vault: { key: data.WA_DESK_KEY ?? null },
    retries: { timeScale: data.RETRY_TIME_SCALE },
    store: { dataDir: data.DATA_DIR },
    log: { level: data.LOG_LEVEL },
    metrics: data.METRICS_PORT === undefined ? null : { host: data.METRICS_HOST, port: data.METRICS_PORT },
  };
}
