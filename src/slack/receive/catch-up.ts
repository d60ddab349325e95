import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type Clock, HOUR, MINUTE, SECOND } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';
import { findMark, moveMark } from '../../store/channel-marks.ts';
import type { MessageJob } from '../job.ts';
import { messageSchema } from './payloads.ts';
import { type ReadOptions, readMessage } from './read-message.ts';
import { type WriteDownOptions, writeDown } from './write-down.ts';

/** How far back a question is still worth answering, and how many messages of a channel are looked through. */
const WINDOW_MS = 6 * HOUR;
const MAX_MESSAGES = 200;
const MAX_THREADS = 20;
/** Younger messages are on their way to us. */
const GRACE_MS = 10 * SECOND;
/** From here on an answer is called late. */
const LATE_MS = 2 * MINUTE;
/** Slack does not always send again what it could not deliver. */
const EVERY_MS = 5 * MINUTE;

export type CatchUpOptions = ReadOptions &
  WriteDownOptions & {
    readonly client: webApi.WebClient;
    readonly clock: Clock;
    readonly log: Log;
    /** Works off an event that was written down. */
    readonly run: (eventId: number) => Promise<void>;
    readonly signal: AbortSignal;
  };

export type CatchUp = AsyncDisposable & {
  /** Looks for messages that no event told of. Never rejects; a second call joins the first. */
  sweep(): Promise<void>;
};

const listed = messageSchema.extend({
  latest_reply: z.string().nullish().catch(null),
});
type Listed = z.infer<typeof listed>;

const toTs = (at: number) => (at / 1_000).toFixed(6);
const toMs = (ts: string) => Number(ts) * 1_000;

function readList(messages: unknown, channel: string): Listed[] {
  const list = Array.isArray(messages) ? messages : [];
  return list.flatMap((message) => {
    const parsed = listed.safeParse({ ...message, type: 'message', channel, channel_type: 'channel' });
    return parsed.success ? [parsed.data] : [];
  });
}

/** The messages since `oldest`, those in threads that begin after it included; oldest first. */
async function listSince({ client }: CatchUpOptions, channel: string, oldest: string): Promise<Listed[]> {
  const page = await client.conversations.history({ channel, oldest, limit: MAX_MESSAGES });
  const messages = readList(page.messages, channel);
  const threads = messages.filter(({ latest_reply: reply }) => reply).slice(0, MAX_THREADS);
  for (const { ts } of threads) {
    const thread = await client.conversations.replies({ channel, ts, oldest, limit: MAX_MESSAGES });
    messages.push(...readList(thread.messages, channel).filter((reply) => reply.ts !== ts));
  }
  return messages.filter(({ ts }) => Number(ts) > Number(oldest)).sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** Writes a missed message down, unless it came as an event after all, and works it off. */
async function takeUp(options: CatchUpOptions, job: MessageJob, now: number): Promise<boolean> {
  const { channel, ts } = job;
  const late = { ...job, isLate: now - toMs(ts) > LATE_MS };
  const keys = { eventKey: `catch-up:${channel}:${ts}`, messageKey: `${channel}:${ts}`, subject: null };
  const id = await writeDown(options, { ...keys, job: late }, now, 'found');
  if (id === null) return false;
  await options.run(id);
  return true;
}

async function sweepChannel(options: CatchUpOptions, channel: string): Promise<void> {
  const { db, clock, log, signal } = options;
  const now = clock();
  const mark = await findMark(db, channel);
  // In a channel that is new to us everything is old news.
  if (mark === null) return await moveMark(db, channel, toTs(now));
  const oldest = toTs(Math.max(toMs(mark), now - WINDOW_MS));
  let answered = 0;
  for (const message of await listSince(options, channel, oldest)) {
    if (signal.aborted || toMs(message.ts) > now - GRACE_MS) return;
    const job = readMessage(message, options);
    if (job !== null && (await takeUp(options, job, now))) answered += 1;
    if (message.thread_ts === null || message.thread_ts === message.ts)
      await moveMark(db, channel, message.ts);
  }
  if (answered > 0) log.warn('messages were worked off that no event told of', { channel, answered });
}

/** Answers what was posted while we were away, or what Slack never told us of; in the channels that we read. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { channels, log, signal } = options;
  let sweeping: Promise<void> | null = null;
  const run = async () => {
    for (const channel of channels) {
      if (signal.aborted) return;
      await sweepChannel(options, channel).catch((error: unknown) =>
        log.warn('a channel could not be looked through', { channel, ...describeError(error) }),
      );
    }
  };
  const sweep = async () => {
    sweeping ??= run().finally(() => {
      sweeping = null;
    });
    await sweeping;
  };
  const timer = setInterval(() => void sweep(), EVERY_MS);
  return {
    sweep,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await sweeping;
    },
  };
}
