import type { Milestone } from '../guard/types.ts';
import { appendAudit } from './audit.ts';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './schema.ts';

export type NewMilestone = Milestone & {
  readonly phoneNumberId: string;
  readonly by: string;
  readonly caseId: string | null;
};

/** Remembers what a person says is done, with its row of the audit. False where just this is known already. */
export async function recordMilestone(db: Db, milestone: NewMilestone, now: number): Promise<boolean> {
  const { phoneNumberId, kind, at, by, caseId } = milestone;
  return await inTransaction(db, async (tx) => {
    const row = await tx
      .insertInto('milestones')
      .values({ phone_number_id: phoneNumberId, kind, at, said_by: by, case_id: caseId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('at')
      .executeTakeFirst();
    if (row === undefined) return false;
    await appendAudit(tx, { actor: by, event: 'milestone', phoneNumberId, caseId, note: { kind, at } }, now);
    return true;
  });
}

/** What was done about a number at `since` or later, oldest first. */
export async function listMilestones(db: Db, phoneNumberId: string, since: number): Promise<Milestone[]> {
  return await db
    .selectFrom('milestones')
    .select(['kind', 'at'])
    .where('phone_number_id', '=', phoneNumberId)
    .where('at', '>=', since)
    .orderBy('at')
    .execute();
}
