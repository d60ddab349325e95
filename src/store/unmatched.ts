import type { Db } from './schema.ts';

export type Unmatched = { readonly id: number; readonly text: string; readonly language: string | null };

export type NewUnmatched = {
  readonly channel: string;
  readonly ts: string;
  readonly caseId: string;
  /** Without anything personal. */
  readonly text: string;
  readonly language: string | null;
};

/** Keeps a paste that somebody asked about and nothing settled; once a message. */
export async function addUnmatched(db: Db, paste: NewUnmatched, now: number): Promise<void> {
  const { channel, ts, caseId, text, language } = paste;
  await db
    .insertInto('unmatched')
    .values({
      ...{ message_key: `${channel}:${ts}`, case_id: caseId, text, language },
      entry: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('message_key').doNothing())
    .execute();
}

/** The pastes of a case turned out to be this entry. */
export async function solveUnmatched(db: Db, caseId: string, entry: string): Promise<void> {
  await db
    .updateTable('unmatched')
    .set({ entry })
    .where('case_id', '=', caseId)
    .where('entry', 'is', null)
    .execute();
}

/** The newest pastes that nobody has explained yet. */
export async function listUnmatched(db: Db, most = 500): Promise<Unmatched[]> {
  return await db
    .selectFrom('unmatched')
    .select(['id', 'text', 'language'])
    .where('entry', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}
