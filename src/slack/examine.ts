import { webApi } from '@slack/bolt';
import type { BotConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { createBoltLogger } from './bolt-log.ts';
import { createWebClient } from './create-app.ts';
import { readFailure } from './send/read-failure.ts';

/** What Slack said, or why it said nothing. */
export type Told<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Slack's own name of the error. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreachable'; readonly error: string };

export type TokenHolder = {
  readonly team: string;
  readonly bot: string;
  /** Granted scopes; null where Slack did not say. */
  readonly scopes: readonly string[] | null;
};

type ChannelSeen = {
  /** Null where we have no right to know it. */
  readonly name: string | null;
  readonly isMember: boolean;
  readonly isArchived: boolean;
};

/** Looks at an installed app from the bot's side; changes nothing. */
export type SlackExam = {
  /** Whose the bot token is, and what it may do. */
  holder(): Promise<Told<TokenHolder>>;
  /** Whether the app token opens a connection of Socket Mode; none is made. */
  openConnection(appToken: string): Promise<Told<null>>;
  /** A channel as the bot sees it. `scopes`: those that were granted. */
  channel(id: string, scopes: readonly string[]): Promise<Told<ChannelSeen>>;
};

async function tell<T>(ask: () => Promise<T>): Promise<Told<T>> {
  try {
    return { kind: 'ok', value: await ask() };
  } catch (error) {
    const failure = readFailure(error);
    const said = error instanceof webApi.WebAPIPlatformError && failure.error !== 'unreadable_answer';
    return { kind: said ? 'refused' : 'unreachable', error: failure.error };
  }
}

async function readHolder(client: webApi.WebClient): Promise<TokenHolder> {
  const answer = await client.auth.test();
  return {
    team: answer.team ?? '?',
    bot: answer.user ?? '?',
    scopes: answer.response_metadata?.scopes ?? null,
  };
}

/** Which scope shows a channel's name: private channels have one of their own. */
const LOOK_SCOPES = ['channels:read', 'groups:read'];

/** Says less than conversations.info, but takes no scope beyond those that the bot needs anyway. */
async function readByHistory(client: webApi.WebClient, channel: string): Promise<ChannelSeen> {
  try {
    await client.conversations.history({ channel, limit: 1 });
    return { name: null, isMember: true, isArchived: false };
  } catch (error) {
    const isStranger = error instanceof webApi.WebAPIPlatformError && error.data.error === 'not_in_channel';
    if (isStranger) return { name: null, isMember: false, isArchived: false };
    throw error;
  }
}

async function readChannel(
  client: webApi.WebClient,
  channel: string,
  scopes: readonly string[],
): Promise<ChannelSeen> {
  if (!LOOK_SCOPES.some((scope) => scopes.includes(scope))) return await readByHistory(client, channel);
  const { channel: seen } = await client.conversations.info({ channel });
  return {
    name: seen?.name ?? null,
    isMember: seen?.is_member ?? false,
    isArchived: seen?.is_archived ?? false,
  };
}

export function createSlackExam(slack: BotConfig['slack'], log: Log): SlackExam {
  const logger = createBoltLogger(log);
  const client = createWebClient(slack, logger);
  return {
    holder: () => tell(() => readHolder(client)),
    openConnection: (appToken) =>
      tell(async () => {
        await createWebClient({ ...slack, botToken: appToken }, logger).apps.connections.open({});
        return null;
      }),
    channel: (id, scopes) => tell(() => readChannel(client, id, scopes)),
  };
}
