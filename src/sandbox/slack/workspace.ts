import { createEmulator } from 'emulate';
import type { InstalledApp } from './manifest.ts';
import { type Call, type Channel, FIRST_TOKEN, type Person, seededPeople, welcomePeople } from './people.ts';
import { callSlack, type SlackAnswer } from './web-api.ts';

/** The seeded workspace: three people, one bot, a channel the bot reads and one it does not. */
export type Workspace = {
  /** Address of the emulated Web API, without `/api`. */
  readonly apiUrl: string;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  readonly people: readonly Person[];
  /** Who acts; the first of the people unless told. */
  readonly agent: Person;
  readonly bot: Pick<Person, 'id' | 'name' | 'token'> & { readonly botId: string };
  /** User id → the language set in their profile; may be changed. */
  readonly locales: Map<string, string>;
  /** Every message in it is read by the bot. */
  readonly supportChannel: Channel;
  readonly stop: () => Promise<void>;
};

/** Not secrets: they open nothing but the emulator. */
const BOT_TOKEN = 'xoxb-sandbox-bot';
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
  const identity = await call(FIRST_TOKEN, 'auth.test');
  const supportId = await findChannel(call);
  await call(BOT_TOKEN, 'conversations.join', { channel: supportId });
  const people = await welcomePeople(call, { supportId, botUser: BOT_USER, botName: app.name });
  const bot = { id: BOT_USER, name: app.name, token: BOT_TOKEN, botId: BOT_ID };
  return {
    apiUrl,
    team: { id: text(identity, 'team_id'), ...TEAM },
    appId: APP_ID,
    people,
    agent: people[0],
    bot,
    locales: new Map(people.map(({ id }) => [id, 'en-US'])),
    supportChannel: { id: supportId, name: 'wa-support', kind: 'channel' },
    stop: () => emulator.close(),
  };
}

function seedFor(app: InstalledApp): Record<string, unknown> {
  const installed = { app_id: APP_ID, bot_id: BOT_ID, bot_user_id: BOT_USER };
  return {
    team: TEAM,
    users: seededPeople.users,
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
      ...seededPeople.tokens,
    ],
    strict_scopes: true,
  };
}

async function findChannel(call: Call): Promise<string> {
  const { channels } = await call(FIRST_TOKEN, 'conversations.list');
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
