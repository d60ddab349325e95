import { createEmulator } from 'emulate';
import { type SlackProxy, startSlackProxy } from './slack-proxy.ts';

export type ThreadMessage = {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly metadata?: { readonly event_payload: { readonly key: string } };
};

type Place = { readonly channel?: string; readonly threadTs?: string };

/** An emulated Slack workspace with its people, the bot and one channel, and a proxy before its Web API. */
export type Workspace = AsyncDisposable & {
  readonly apiUrl: string;
  readonly proxy: SlackProxy;
  readonly botToken: string;
  readonly botUserId: string;
  /** Who posts, and who presses unless somebody else is named. */
  readonly userId: string;
  /** Other full members of the workspace. */
  readonly colleagues: readonly string[];
  readonly channel: string;
  /** A channel that the bot does not read. */
  readonly otherChannel: string;
  /** The conversation of the person with the bot alone. */
  readonly directMessages: string;
  /** Posts as the person; the ts of the message. */
  post(text: string, place?: Place): Promise<string>;
  /** What stands in a thread below the message that opens it. */
  replies(threadTs: string, channel?: string): Promise<ThreadMessage[]>;
  /** A trigger, as Slack makes one for each press. */
  trigger(): Promise<string>;
  /** What the bot sent for the eyes of one person alone. */
  notes(): Record<string, unknown>[];
};

const BOT_TOKEN = 'xoxb-test-bot';
const USER_TOKEN = 'xoxp-test-user';

/** Enough for twenty people to press at once. */
const COLLEAGUES = Array.from({ length: 20 }, (_, at) => `colleague-${at}`);

const seed = {
  slack: {
    team: { name: 'Support' },
    users: [{ name: 'ania' }, { name: 'wa-support' }, ...COLLEAGUES.map((name) => ({ name }))],
    channels: [{ name: 'wa-support' }],
    tokens: [
      { token: BOT_TOKEN, user: 'wa-support' },
      { token: USER_TOKEN, user: 'ania' },
    ],
  },
};

export async function startWorkspace(): Promise<Workspace> {
  const emulator = await createEmulator({ service: 'slack', port: 0, seed });
  const proxy = await startSlackProxy(emulator.url);
  const call = async (method: string, token: string, body: Record<string, unknown> = {}) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  };
  const bot = await call('auth.test', BOT_TOKEN);
  const user = await call('auth.test', USER_TOKEN);
  const { channels } = await call('conversations.list', USER_TOKEN);
  const findChannel = (name: string): string =>
    channels.find((each: { name: string }) => each.name === name).id;
  const home = findChannel('wa-support');
  const { members } = await call('users.list', USER_TOKEN, { limit: 100 });
  const colleagues = members
    .filter(({ name }: { name: string }) => COLLEAGUES.includes(name))
    .map(({ id }: { id: string }) => id);
  const direct = await call('conversations.open', USER_TOKEN, { users: bot.user_id });
  return {
    apiUrl: `${proxy.url}/api/`,
    proxy,
    botToken: BOT_TOKEN,
    botUserId: bot.user_id,
    userId: user.user_id,
    colleagues,
    channel: home,
    otherChannel: findChannel('random'),
    directMessages: direct.channel.id,
    async post(text, { channel = home, threadTs } = {}) {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      return (await call('chat.postMessage', USER_TOKEN, { channel, text, ...thread })).ts;
    },
    async replies(threadTs, channel = home) {
      const { messages } = await call('conversations.replies', USER_TOKEN, { channel, ts: threadTs });
      return messages.filter((message: ThreadMessage) => message.ts !== threadTs);
    },
    trigger: async () =>
      (await call('views.generateTriggerId', BOT_TOKEN, { user_id: user.user_id })).trigger_id,
    notes: () =>
      proxy.calls.filter(({ method }) => method === 'chat.postEphemeral').map(({ params }) => params),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}
