import { sql } from 'kysely';
import type { Db, OutboxRow, OutboxState } from './schema.ts';

export type MessagePayload = { readonly text: string; readonly blocks: readonly unknown[] };

type Address = { readonly purpose: string; readonly channel: string; readonly threadTs: string | null };

/** A message to send: a post, the edit of an earlier post, or one that only `user` sees. */
export type NewMessage = Address & {
  readonly payload: MessagePayload;
} /**
 * `asker` is told privately where Slack does not take the post. `opensCase` names the case whose thread begins with
 * it: where that is only Slack's answer tells.
 */ & (
    | { readonly op: 'post'; readonly asker?: string; readonly opensCase?: string }
    | { readonly op: 'update'; readonly target: string }
    | { readonly op: 'ephemeral'; readonly user: string }
  );

export type OutboxMessage = Address & {
  readonly id: number;
  readonly op: OutboxRow['op'];
  readonly user: string | null;
  readonly target: string | null;
  readonly opensCase: string | null;
  readonly payload: MessagePayload;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly createdAt: number;
};

const OPEN: readonly OutboxState[] = ['planned', 'sending', 'ambiguous'];

function toMessage(row: Omit<OutboxRow, 'id'> & { id: number }): OutboxMessage {
  const { thread_ts: threadTs, created_at: createdAt, opens_case: opensCase, payload, ...rest } = row;
  return { ...rest, threadTs, createdAt, opensCase, payload: JSON.parse(payload) };
}

/** Whom the row names: the only reader, or the one who asked for a post. */
function userOf(message: NewMessage): string | null {
  if (message.op === 'update') return null;
  return message.op === 'ephemeral' ? message.user : (message.asker ?? null);
}

/** Forgets a message that was given up, so that its purpose may be planned once more. */
export async function forgetFailed(db: Db, purpose: string): Promise<void> {
  await db.deleteFrom('outbox').where('purpose', '=', purpose).where('state', '=', 'failed').execute();
}

/** Plans a message, once for each purpose. Belongs into the transaction of whatever calls for it. */
export async function planMessage(db: Db, message: NewMessage, now: number): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      purpose: message.purpose,
      op: message.op,
      channel: message.channel,
      thread_ts: message.threadTs,
      user: userOf(message),
      target: message.op === 'update' ? message.target : null,
      opens_case: message.op === 'post' ? (message.opensCase ?? null) : null,
      payload: JSON.stringify(message.payload),
      state: 'planned',
      ts: null,
      attempts: 0,
      due_at: now,
      error: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('purpose').doNothing())
    .execute();
}

/**
 * The messages that may go out next: in each thread the oldest that is undelivered, so that a thread
 * reads in order.
 */
function selectHeads(db: Db) {
  return db
    .selectFrom('outbox as message')
    .where('message.state', 'in', OPEN)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.channel', '=', 'message.channel')
            .whereRef('earlier.thread_ts', 'is', 'message.thread_ts')
            .whereRef('earlier.id', '<', 'message.id')
            .where('earlier.state', 'in', OPEN),
        ),
      ),
    );
}

/** Channels that have something to send, with the time when the first of it is due. */
export async function listChannelsDue(db: Db): Promise<{ channel: string; dueAt: number }[]> {
  return await selectHeads(db)
    .select(['message.channel', (eb) => eb.fn.min('message.due_at').as('dueAt')])
    .groupBy('message.channel')
    .execute();
}

/** The next message of a channel that may go out at `now`. */
export async function nextMessage(db: Db, channel: string, now: number): Promise<OutboxMessage | null> {
  const row = await selectHeads(db)
    .selectAll('message')
    .where('message.channel', '=', channel)
    .where('message.due_at', '<=', now)
    .orderBy('message.id')
    .executeTakeFirst();
  return row === undefined ? null : toMessage(row);
}

type Change = { state: OutboxState; ts?: string; dueAt?: number; error?: string };

/**
 * Moves a message from one of the states `from` to another, in one statement.
 * Returns false where it was in none of them: somebody else has moved it.
 */
async function move(db: Db, id: number, from: readonly OutboxState[], change: Change, now: number) {
  const row = await db
    .updateTable('outbox')
    .set({
      state: change.state,
      updated_at: now,
      ...(change.ts === undefined ? {} : { ts: change.ts }),
      ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
      ...(change.error === undefined ? {} : { error: change.error }),
      ...(change.state === 'sending' ? { attempts: sql<number>`attempts + 1` } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** planned → sending, written before the call: whatever is found in `sending` later may have arrived. */
export async function startSending(db: Db, id: number, now: number): Promise<boolean> {
  return await move(db, id, ['planned'], { state: 'sending' }, now);
}

/** Slack has it, under `ts`. */
export async function markSent(db: Db, id: number, ts: string, now: number): Promise<void> {
  await move(db, id, ['sending', 'ambiguous'], { state: 'sent', ts }, now);
}

/** The call ended without an answer that tells whether Slack has it. */
export async function markAmbiguous(
  db: Db,
  id: number,
  error: string,
  dueAt: number,
  now: number,
): Promise<void> {
  await move(db, id, ['sending', 'ambiguous'], { state: 'ambiguous', error, dueAt }, now);
}

/** Slack certainly does not have it: try again from `dueAt`. */
export async function replan(db: Db, id: number, error: string, dueAt: number, now: number): Promise<void> {
  await move(db, id, ['sending', 'ambiguous'], { state: 'planned', error, dueAt }, now);
}

/** Given up. */
export async function markFailed(db: Db, id: number, error: string, now: number): Promise<void> {
  await move(db, id, OPEN, { state: 'failed', error }, now);
}

/**
 * After a crash: a message found in `sending` may or may not have arrived, and will be looked for from
 * `dueAt`. Returns how many there were.
 */
export async function markInterrupted(db: Db, dueAt: number, now: number): Promise<number> {
  const rows = await db
    .updateTable('outbox')
    .set({ state: 'ambiguous', error: 'interrupted', due_at: dueAt, updated_at: now })
    .where('state', '=', 'sending')
    .returning('id')
    .execute();
  return rows.length;
}

/** How many messages Slack does not have yet, by state, and since when the oldest waits. */
export async function measureOutbox(
  db: Db,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly oldestAt: number | null }> {
  const rows = await db
    .selectFrom('outbox')
    .select([
      'state',
      (eb) => eb.fn.countAll<number>().as('count'),
      (eb) => eb.fn.min('created_at').as('oldest'),
    ])
    .where('state', 'in', OPEN)
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(OPEN.map((state) => [state, 0]));
  for (const { state, count } of rows) counts[state] = count;
  return { counts, oldestAt: rows.length === 0 ? null : Math.min(...rows.map(({ oldest }) => oldest)) };
}

/** Where the post of a purpose stands: its ts once sent; null where there is no such post. */
export async function findPost(
  db: Db,
  purpose: string,
): Promise<{ state: OutboxState; ts: string | null } | null> {
  const row = await db
    .selectFrom('outbox')
    .select(['state', 'ts'])
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Forgets delivered and given-up messages last touched before `before`. */
export async function purgeMessages(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('outbox')
    .where('state', 'in', ['sent', 'failed'])
    .where('updated_at', '<', before)
    .execute();
}
