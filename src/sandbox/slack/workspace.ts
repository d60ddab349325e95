import { createEmulator } from 'emulate';
import type { InstalledApp } from './manifest.ts';
import { callSlack, type SlackAnswer } from './web-api.ts';

type Person = { readonly id: string; readonly name: string; readonly token: string };

/** The seeded workspace: two support agents, one bot, a channel the bot reads and one it does not. */
export type Workspace = {
  /** Address of the emulated Web API, without `/api`. */
  readonly apiUrl: string;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  /** Whoever sits at the keyboard now. */
  readonly agent: Person;
  readonly people: readonly [Person, ...Person[]];
  /** Lets somebody else sit down; false for nobody of these. */
  readonly seat: (id: string) => boolean;
  readonly bot: Person & { readonly botId: string };
  /** User id → the language set in their profile; may be changed. */
  readonly locales: Map<string, string>;
  /** Every message in it is read by the bot. */
  readonly supportChannel: Channel;
  /** The first agent's direct messages with the bot. */
  readonly direct: Channel;
  readonly stop: () => Promise<void>;
};

export type Channel = { readonly id: string; readonly name: string; readonly kind: 'channel' | 'im' };

/** Not secrets: they open nothing but the emulator. */
const BOT_TOKEN = 'xoxb-sandbox-bot';
const AGENT_TOKEN = 'xoxp-sandbox-agent';
const COLLEAGUE_TOKEN = 'xoxp-sandbox-colleague';
const APP_ID = 'A0SANDBOX1';
const BOT_ID = 'B0SANDBOX1';
const BOT_USER = 'U0SANDBOX1';
const TEAM = { name: 'Desk Connect', domain: 'desk-connect' };

/** Starts the emulated Slack and seeds it. */
export async function startWorkspace(app: InstalledApp): Promise<Workspace> {
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seedFor(app) } });
  const apiUrl = emulator.url.replace('//localhost', '//127.0.0.1');
  const call = (token: string, method: string, parameters: Record<string, unknown> = {}) =>
    callSlack(apiUrl, token, method, parameters);
  const identity = await call(AGENT_TOKEN, 'auth.test');
  const maja: Person = { id: text(identity, 'user_id'), name: 'Maja Nowak', token: AGENT_TOKEN };
  const other = text(await call(COLLEAGUE_TOKEN, 'auth.test'), 'user_id');
  const jonas: Person = { id: other, name: 'Jonas Weber', token: COLLEAGUE_TOKEN };
  const supportId = await findChannel(call);
  for (const token of [BOT_TOKEN, COLLEAGUE_TOKEN])
    await call(token, 'conversations.join', { channel: supportId });
  const opened = await call(AGENT_TOKEN, 'conversations.open', { users: BOT_USER });
  const bot = { id: BOT_USER, name: app.name, token: BOT_TOKEN, botId: BOT_ID };
  let seated = maja;
  const people: Workspace['people'] = [maja, jonas];
  return {
    apiUrl,
    team: { id: text(identity, 'team_id'), ...TEAM },
    appId: APP_ID,
    get agent() {
      return seated;
    },
    people,
    seat: (id) => {
      const person = people.find((each) => each.id === id);
      seated = person ?? seated;
      return person !== undefined;
    },
    bot,
    locales: new Map(people.map(({ id }) => [id, 'en-US'])),
    supportChannel: { id: supportId, name: 'wa-support', kind: 'channel' },
    direct: { id: String(Reflect.get(Object(opened.channel), 'id')), name: app.name, kind: 'im' },
    stop: () => emulator.close(),
  };
}

function seedFor(app: InstalledApp): Record<string, unknown> {
  const installed = { app_id: APP_ID, bot_id: BOT_ID, bot_user_id: BOT_USER };
  return {
    team: TEAM,
    users: [
      { name: 'maja', real_name: 'Maja Nowak', email: 'maja@desk.example' },
      { name: 'jonas', real_name: 'Jonas Weber', email: 'jonas@desk.example' },
    ],
    channels: [{ name: 'wa-support', topic: 'Paste WhatsApp registration errors here' }],
    oauth_apps: [
      {
        ...installed,
        client_id: '1.1',
        client_secret: 'sandbox',
        name: app.name,
        bot_name: app.displayName,
        redirect_uris: [],
        scopes: [...app.scopes],
      },
    ],
    tokens: [
      {
        token: BOT_TOKEN,
        type: 'bot',
        user: BOT_USER,
        scopes: [...app.scopes, 'channels:join'],
        ...installed,
      },
      { token: AGENT_TOKEN, type: 'user', user: 'maja' },
      { token: COLLEAGUE_TOKEN, type: 'user', user: 'jonas' },
    ],
    strict_scopes: true,
  };
}

type Call = (token: string, method: string, parameters?: Record<string, unknown>) => Promise<SlackAnswer>;

async function findChannel(call: Call): Promise<string> {
  const { channels } = await call(AGENT_TOKEN, 'conversations.list');
  const found = Array.isArray(channels)
    ? channels.find((channel: unknown) => Reflect.get(Object(channel), 'name') === 'wa-support')
    : undefined;
  if (found === undefined) throw new Error('the emulated Slack did not create #wa-support');
  return String(Reflect.get(Object(found), 'id'));
}

function text(answer: SlackAnswer, field: string): string {
  const value = answer[field];
  if (typeof value !== 'string') throw new Error(`the emulated Slack left out ${field}`);
  return value;
}
