import { z } from 'zod';
import { KEY_BYTES } from './vault/vault.ts';

/** One thing wrong with the settings: which variable or file, and what to do about it. Never holds a value. */
export type ConfigFault = { readonly variable: string; readonly problem: string };

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

/** People and user groups, for the roles. */
const people = list(
  z
    .string()
    .regex(
      /^[UWS][A-Z0-9]{6,}$/,
      'must hold ids of people (U0123456789) or user groups (S0123456789), not names',
    ),
).default([]);

/** 32 bytes as 64 hexadecimal digits, or in base64 of either alphabet. */
function readKey(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : null;
}

const secretKey = z.string().transform((text, context) => {
  const key = readKey(text);
  if (key !== null) return key;
  context.addIssue('must be 32 bytes in base64 or hexadecimal: openssl rand -base64 32');
  return z.NEVER;
});

/** Every variable that is read. */
export const environment = z.object({
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
  SLACK_VIEWERS: people,
  SLACK_OPERATORS: people,
  SLACK_APPROVERS: people,
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
  WA_DESK_KEY: secretKey.optional(),
  RETRY_TIME_SCALE: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 3600')
    .transform(Number)
    .refine((scale) => scale >= 1 && scale <= 3_600, 'must be a whole number from 1 to 3600')
    .default(1),
  DATA_DIR: z.string().default('./data'),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  NODE_ENV: z.string().optional(),
});

export type Env = Readonly<Record<string, string | undefined>>;

/** Trims every value; an empty one counts as unset, as `.env` files with `NAME=` lines expect. */
export function clean(env: Env): Env {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]);
  return Object.fromEntries(entries);
}

/** Faults that no variable has alone. */
export function findContradictions(env: Env): ConfigFault[] {
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
  if (bot !== undefined && Number(env.RETRY_TIME_SCALE ?? 1) !== 1) {
    add('RETRY_TIME_SCALE', 'is for the sandbox; unset it, because Meta does not shorten its waits');
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== '0' && env.METRICS_PORT === env.PORT) {
    add('METRICS_PORT', 'must differ from PORT');
  }
  if (env.LOG_LEVEL === 'debug' && env.NODE_ENV === 'production') {
    add('LOG_LEVEL', 'must not be debug when NODE_ENV is production; use info');
  }
  return faults;
}
