import type { webApi } from '@slack/bolt';

export type PostArguments = {
  readonly channel: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

/** A message as the thread shows it; `key` is the one that we put into its metadata. */
type ThreadMessage = { readonly ts: string; readonly key: string | null };

export type Posted = { readonly ts: string; readonly channel: string };

/** The calls of the Web API that the outbox makes. They throw what the Web API client throws. */
export type SlackPort = {
  /** A post to a person goes into their direct messages, whose channel the answer tells. */
  post(message: PostArguments, key: string): Promise<Posted>;
  update(message: PostArguments, ts: string): Promise<string>;
  postEphemeral(message: PostArguments, user: string): Promise<string>;
  /** One page of a thread, oldest first, with the cursor of the next. */
  readThread(
    channel: string,
    threadTs: string,
    cursor: string | null,
  ): Promise<{ messages: ThreadMessage[]; next: string | null }>;
};

/** Marks our messages so that one can be found again when Slack's answer to its posting got lost. */
const METADATA_TYPE = 'wa_desk_message';
const PAGE_SIZE = 200;

/** Slack fetches what it unfurls, so a pasted link would be a way out for what stands in it. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const;

function toArguments({ channel, threadTs, text, blocks }: PostArguments) {
  return {
    channel,
    text,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(blocks.length === 0 ? {} : { blocks: [...blocks] as webApi.KnownBlock[] }),
  };
}

type Metadata = { event_type?: string; event_payload?: { key?: unknown } };

function readKey(metadata: Metadata | undefined): string | null {
  if (metadata?.event_type !== METADATA_TYPE) return null;
  const key = metadata.event_payload?.key;
  return typeof key === 'string' ? key : null;
}

/** The outbox's calls over a Web API client whose own retries are off. */
export function createSlackPort(client: webApi.WebClient): SlackPort {
  return {
    async post(message, key) {
      const metadata = { event_type: METADATA_TYPE, event_payload: { key } };
      const answer = await client.chat.postMessage({ ...toArguments(message), ...QUIET, metadata });
      return { ts: answer.ts ?? '', channel: answer.channel ?? message.channel };
    },
    async update({ channel, text, blocks }, ts) {
      // An empty list takes away the blocks that are there.
      await client.chat.update({ channel, ts, text, blocks: [...blocks] as webApi.KnownBlock[] });
      return ts;
    },
    async postEphemeral(message, user) {
      const answer = await client.chat.postEphemeral({ ...toArguments(message), user });
      return answer.message_ts ?? '';
    },
    async readThread(channel, threadTs, cursor) {
      const answer = await client.conversations.replies({
        channel,
        ts: threadTs,
        include_all_metadata: true,
        limit: PAGE_SIZE,
        ...(cursor === null ? {} : { cursor }),
      });
      const messages = (answer.messages ?? []).map((message) => ({
        ts: message.ts ?? '',
        key: readKey((message as { metadata?: Metadata }).metadata),
      }));
      return { messages, next: answer.response_metadata?.next_cursor || null };
    },
  };
}
