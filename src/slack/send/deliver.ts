import { createHash } from 'node:crypto';
import { notPostedText } from '../../answer/texts-desk.ts';
import { type Clock, DAY, MINUTE, SECOND } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics/recorder.ts';
import { placeCase } from '../../store/cases.ts';
import {
  findPost,
  markAmbiguous,
  markFailed,
  markSent,
  type OutboxMessage,
  planMessage,
  replan,
  startSending,
} from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { toPlainBlocks } from './plain-blocks.ts';
import { type Failure, readFailure } from './read-failure.ts';
import type { PostArguments, Posted, SlackPort } from './slack-port.ts';

export type DeliveryOptions = {
  readonly db: Db;
  readonly slack: SlackPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle: number;
};

/** Ten pages of 200: a support thread is never longer, and a search has to end. */
const MAX_PAGES = 10;
const MAX_DELAY = MINUTE;
/** After a day without Slack an answer is no help any more. */
const MAX_AGE = DAY;

/** 1, 2, 4 … seconds, a minute at most. */
function delayAfter(attempts: number): number {
  return Math.min(SECOND * 2 ** Math.max(0, attempts - 1), MAX_DELAY);
}

/** The key of a message in its metadata: readable by other apps, so it says nothing of its purpose. */
function messageKey(purpose: string): string {
  return createHash('sha256').update(purpose).digest('hex').slice(0, 32);
}

type Attempt = ({ readonly kind: 'sent' } & Posted) | Failure;

/** The message with its blocks, then without the newer ones if it has any, and last as bare text. */
function variants({ channel, threadTs, payload: { text, blocks } }: OutboxMessage): PostArguments[] {
  const plain = toPlainBlocks(blocks);
  const hasNewer = plain.length !== blocks.length || plain.some((block, at) => block !== blocks[at]);
  const choices = hasNewer ? [blocks, plain, []] : [blocks, []];
  return choices.map((choice) => ({ channel, threadTs, text, blocks: choice }));
}

async function call(options: DeliveryOptions, message: OutboxMessage, args: PostArguments): Promise<Posted> {
  const { db, slack } = options;
  const { channel } = args;
  if (message.op === 'ephemeral') return { channel, ts: await slack.postEphemeral(args, message.user ?? '') };
  const target = message.target === null ? null : await findPost(db, message.target);
  // An update whose post never got through says the same as a post of its own.
  if (target?.ts) return { channel, ts: await slack.update(args, target.ts) };
  return await slack.post(args, messageKey(message.purpose));
}

async function attempt(options: DeliveryOptions, message: OutboxMessage): Promise<Attempt> {
  let failure: Failure = { kind: 'refused', error: 'invalid_blocks' };
  for (const args of variants(message)) {
    try {
      return { kind: 'sent', ...(await call(options, message, args)) };
    } catch (error) {
      failure = readFailure(error);
      if (failure.kind !== 'blocks-refused') return failure;
      options.log.warn('Slack refused the blocks of a message', { error: failure.error });
    }
  }
  return failure;
}

/** Tells whoever asked for a post that it is not coming, in their direct messages: Slack takes that anywhere. */
async function tellAsker({ db, clock }: DeliveryOptions, message: OutboxMessage, error: string) {
  const { op, user, channel, purpose, id } = message;
  if (op !== 'post' || user === null) return;
  const payload = { text: notPostedText(channel, error), blocks: [] };
  const note = { op: 'post', purpose: `${purpose}:refused:${id}`, channel: user, threadTs: null } as const;
  await planMessage(db, { ...note, payload }, clock());
}

async function settleAttempt(
  options: DeliveryOptions,
  message: OutboxMessage,
  result: Attempt,
): Promise<void> {
  const { db, clock, log, metrics, settle } = options;
  const { op } = message;
  const now = clock();
  metrics.count('wadesk_messages_total', { op, outcome: result.kind });
  const delay = delayAfter(message.attempts + 1);
  if (result.kind === 'sent') {
    metrics.time('wadesk_delivery_seconds', { op }, now - message.createdAt);
    return await noteSent(options, message, result);
  }
  log.warn('a message did not go through', { outbox: message.id, kind: result.kind, error: result.error });
  if (result.kind === 'not-sent') {
    return await replan(db, message.id, result.error, now + Math.max(delay, result.retryAfter), now);
  }
  if (result.kind !== 'ambiguous') {
    await tellAsker(options, message, result.error);
    return await markFailed(db, message.id, result.error, now);
  }
  // Edits and ephemeral notes may be sent twice without harm; a second post would be seen.
  if (op !== 'post') return await replan(db, message.id, result.error, now + delay, now);
  await markAmbiguous(db, message.id, result.error, now + settle, now);
}

/** Written down with where the thread of its case begins, if it opens one. */
async function noteSent(
  { db, clock }: DeliveryOptions,
  { id, opensCase }: OutboxMessage,
  { ts, channel }: Posted,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await markSent(tx, id, ts, clock());
    if (opensCase !== null) await placeCase(tx, opensCase, channel, ts);
  });
}

/** The ts under which our message stands in its thread, or null where it does not. */
async function findInThread(slack: SlackPort, message: OutboxMessage): Promise<string | null> {
  const key = messageKey(message.purpose);
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { messages, next }: Awaited<ReturnType<SlackPort['readThread']>> = await slack.readThread(
      message.channel,
      message.threadTs ?? '',
      cursor,
    );
    const found = messages.find((candidate) => candidate.key === key);
    if (found !== undefined) return found.ts;
    if (next === null) return null;
    cursor = next;
  }
  return null;
}

/** Looks into the thread whether a post arrived; only if it did not is it sent again. */
async function resolve(options: DeliveryOptions, message: OutboxMessage): Promise<void> {
  const { db, slack, clock, log } = options;
  const { id, op, attempts } = message;
  if (op !== 'post') return await replan(db, id, 'interrupted', clock(), clock());
  try {
    const ts = await findInThread(slack, message);
    log.info('looked for a message in its thread', { outbox: id, found: ts !== null });
    if (ts === null) return await replan(db, id, 'not in the thread', clock(), clock());
    await noteSent(options, message, { ts, channel: message.channel });
  } catch (error) {
    const failure = readFailure(error);
    const now = clock();
    if (failure.kind === 'refused') return await markFailed(db, id, failure.error, now);
    await markAmbiguous(db, id, failure.error, now + delayAfter(attempts + 3), now);
  }
}

/** Takes one message of the outbox one step further. */
export async function deliver(options: DeliveryOptions, message: OutboxMessage): Promise<void> {
  const { db, clock } = options;
  if (clock() - message.createdAt > MAX_AGE) return await markFailed(db, message.id, 'too old', clock());
  if (message.state === 'ambiguous') return await resolve(options, message);
  if (!(await startSending(db, message.id, clock()))) return;
  await settleAttempt(options, message, await attempt(options, message));
}
