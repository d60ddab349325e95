import type { FeedbackRow } from './learning-tables.ts';
import type { Db } from './schema.ts';

/** What a person thinks of an answer. */
export type Feedback = {
  readonly channel: string;
  readonly messageTs: string;
  readonly user: string;
  readonly caseId: string;
  /** The entry that was answered, or `none`. */
  readonly entry: string;
  readonly verdict: FeedbackRow['verdict'];
  /** What is right instead, or `none`; absent: not said. */
  readonly rightEntry?: string;
  /** Without secrets. */
  readonly note?: string;
};

/**
 * Keeps the newest opinion of a person on a message: Slack reports every press, even one on the side that is
 * chosen already. A press takes back what an earlier one said to be right.
 */
export async function saveFeedback(db: Db, feedback: Feedback, now: number): Promise<void> {
  const { channel, messageTs, user, caseId, entry, verdict, rightEntry, note } = feedback;
  const columns = {
    case_id: caseId,
    entry,
    verdict,
    right_entry: rightEntry ?? null,
    note: note ?? null,
    updated_at: now,
  };
  await db
    .insertInto('feedback')
    .values({ channel, message_ts: messageTs, user, ...columns, created_at: now })
    .onConflict((conflict) => conflict.columns(['channel', 'message_ts', 'user']).doUpdateSet(columns))
    .execute();
}

/** All opinions on the answers of a case, oldest first. */
export async function listFeedback(db: Db, caseId: string): Promise<FeedbackRow[]> {
  return await db
    .selectFrom('feedback')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .execute();
}
