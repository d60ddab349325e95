import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { describeError, type Log } from '../../log.ts';

export type UploadPlace = { readonly channel: string; readonly threadTs: string };

/** A text file of ours; its name tells it from every other in its thread. */
export type NewFile = { readonly name: string; readonly title: string; readonly text: string };

const MAX_PAGES = 5;
const PAGE_SIZE = 200;

const messages = z
  .array(z.looseObject({ files: z.array(z.looseObject({ name: z.string().nullish() })).catch([]) }))
  .catch([]);

/** Whether a file of this name stands in the thread. Throws what the Web API client throws. */
export async function isInThread(
  client: webApi.WebClient,
  { channel, threadTs }: UploadPlace,
  name: string,
): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const thread = await client.conversations.replies({
      ...{ channel, ts: threadTs, limit: PAGE_SIZE },
      ...(cursor === undefined ? {} : { cursor }),
    });
    const files = messages.parse(thread.messages).flatMap((message) => message.files);
    if (files.some((file) => file.name === name)) return true;
    cursor = thread.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return false;
  }
  return false;
}

/** Sends a file into a thread. false: Slack did not take it, or we lack files:write. Never throws. */
export async function uploadFile(
  client: webApi.WebClient,
  log: Log,
  { channel, threadTs }: UploadPlace,
  { name, title, text }: NewFile,
): Promise<boolean> {
  try {
    await client.filesUploadV2({
      ...{ channel_id: channel, thread_ts: threadTs },
      ...{ filename: name, title, content: text },
    });
    return true;
  } catch (error) {
    log.warn('Slack did not take a file', describeError(error));
    // Its answer may have got lost after it took the file.
    return await isInThread(client, { channel, threadTs }, name).catch(() => false);
  }
}
