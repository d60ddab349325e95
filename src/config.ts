import { z } from 'zod';
import { type AccountsRead, type AccountTokens, type ReadText, readAccounts } from './accounts-file.ts';
import type { LogLevel } from './log.ts';

/** One thing wrong with the settings: which variable or file, and what to do about it. Never holds a value. */
export type ConfigFault = { readonly variable: string; readonly problem: string };

/** Thrown by `readConfig` with every fault found, so that one run shows them all. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.variable}: ${fault.problem}`).join('\n'));
    this.faults = faults;
  }
}

type SlackAccess = {
  readonly botToken: string;
  readonly apiUrl: string;
  /** Channel ids in which every message is read; elsewhere only mentions and direct messages are. */
  readonly channels: readonly string[];
  /** User ids of those who may approve phrases; empty: every full member of the workspace. */
  readonly approvers: readonly string[];
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
  readonly store: { readonly dataDir: string };
  readonly log: { readonly level: LogLevel };
  /** Where figures and health are shown; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
};

/** A configuration with a Slack workspace to talk to. */
export type BotConfig = Config & { readonly slack: Exclude<SlackConfig, { mode: 'sandbox' }> };

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Plain http would carry a token over the network in clear, so it is for this machine only. */
function isSafeUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

const safeUrl = z.string().refine(isSafeUrl, 'must be an https:// address (http:// only to this machine)');
/** A model may run on another machine of one's own network, so http is allowed. */
const webUrl = z
  .string()
  .refine(
    (text) => /^https?:/i.test(text) && URL.canParse(text),
    'must be an address such as https://api.openai.com/v1',
  );
const count = z
  .string()
  .regex(/^\d{1,10}$/, 'must be a whole number')
  .transform(Number);
const metaId = z.string().regex(/^\d{5,25}$/, 'must be a Meta id: digits only');

const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(item));

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port number, 65535 at most');

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must begin with xoxb- (api.slack.com/apps → your app → OAuth & Permissions)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must begin with xapp- (your app → Basic Information → App-Level Tokens)')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'is too short (your app → Basic Information → Signing Secret)')
    .optional(),
  PORT: port.optional(),
  SLACK_API_URL: safeUrl.default('https://slack.com/api/'),
  SLACK_CHANNELS: list(
    z.string().regex(/^[CG][A-Z0-9]{6,}$/, 'must hold channel ids such as C0123456789, not names'),
  ).default([]),
  SLACK_APPROVERS: list(
    z.string().regex(/^[UW][A-Z0-9]{6,}$/, 'must hold user ids such as U0123456789, not names'),
  ).default([]),
  SLACK_DIGEST_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]{6,}$/, 'must be a channel id such as C0123456789, not a name')
    .optional(),
  GRAPH_API_URL: safeUrl.default('https://graph.facebook.com'),
  GRAPH_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'must look like v25.0')
    .default('v25.0'),
  META_STATUS_URL: safeUrl.default('https://metastatus.com/outage-events-feed-whatsapp-business-api.rss'),
  WA_ACCESS_TOKEN: z.string().optional(),
  WA_APP_ID: metaId.optional(),
  WA_APP_SECRET: z.string().optional(),
  WA_BUSINESS_ID: metaId.optional(),
  WA_WABA_IDS: list(metaId).default([]),
  ACCOUNTS_FILE: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: webUrl.optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_VISION: z.enum(['no', 'yes', 'auto'], 'must be no, yes or auto').optional(),
  OPENAI_VISION_MODEL: z.string().optional(),
  TESSERACT_PATH: z.string().default('tesseract'),
  LLM_DAILY_REQUESTS: count.default(1_000),
  LLM_DAILY_TOKENS: count.default(4_000_000),
  DATA_DIR: z.string().default('./data'),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  NODE_ENV: z.string().optional(),
});

type Env = Readonly<Record<string, string | undefined>>;

/** Trims every value; an empty one counts as unset, as `.env` files with `NAME=` lines expect. */
function clean(env: Env): Env {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]);
  return Object.fromEntries(entries);
}

/** Faults that no variable has alone. */
function findContradictions(env: Env): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const add = (variable: string, problem: string) => faults.push({ variable, problem });
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = env;
  if (bot === undefined && (app !== undefined || secret !== undefined)) {
    add('SLACK_BOT_TOKEN', 'is missing, though other Slack settings are there; unset those for the sandbox');
  }
  if (bot !== undefined && app === undefined && secret === undefined) {
    add('SLACK_APP_TOKEN', 'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP');
  }
  if (bot !== undefined && app === undefined && secret !== undefined && env.PORT === undefined) {
    add('PORT', 'is missing: with SLACK_SIGNING_SECRET the bot listens for HTTP requests, say on 3000');
  }
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, OPENAI_MODEL: model } = env;
  if (key === undefined && model !== undefined) {
    add('OPENAI_API_KEY', 'is missing, though a model is named; for a server without keys any word will do');
  }
  if (key !== undefined && address !== undefined && model === undefined) {
    add('OPENAI_MODEL', 'is missing: the name by which the server at OPENAI_BASE_URL knows its model');
  }
  const { OPENAI_VISION: vision, OPENAI_VISION_MODEL: seer } = env;
  if ((vision === undefined ? seer !== undefined : vision !== 'no') && key === undefined) {
    add('OPENAI_API_KEY', 'is missing, though a model shall read pictures');
  }
  if (vision !== undefined && vision !== 'no' && model === undefined && seer === undefined) {
    add('OPENAI_VISION_MODEL', 'is missing: the name of a model that can see pictures');
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== '0' && env.METRICS_PORT === env.PORT) {
    add('METRICS_PORT', 'must differ from PORT');
  }
  if (env.LOG_LEVEL === 'debug' && env.NODE_ENV === 'production') {
    add('LOG_LEVEL', 'must not be debug when NODE_ENV is production; use info');
  }
  return faults;
}

function readSlack(env: z.infer<typeof environment>): SlackConfig {
  const port = env.PORT ?? null;
  if (env.SLACK_BOT_TOKEN === undefined) return { mode: 'sandbox', port };
  const access = {
    botToken: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
    channels: env.SLACK_CHANNELS,
    approvers: env.SLACK_APPROVERS,
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
    store: { dataDir: data.DATA_DIR },
    log: { level: data.LOG_LEVEL },
    metrics: data.METRICS_PORT === undefined ? null : { host: data.METRICS_HOST, port: data.METRICS_PORT },
  };
}
