import type { AnswerRow, AnswerVia } from './learning-tables.ts';
import type { Db } from './schema.ts';

/** What an answer rested on. */
export type Answered = {
  readonly caseId: string;
  /** The entry answered; `none` where the nearest were offered. */
  readonly entry: string;
  readonly via: AnswerVia;
  readonly sentence: string | null;
  readonly language: string | null;
};

/** Remembers what an answer rested on; a later answer of the same entry in the same case replaces it. */
export async function recordAnswer(db: Db, answer: Answered, now: number): Promise<void> {
  const { caseId, entry, via, sentence, language } = answer;
  const columns = { via, sentence, language, updated_at: now };
  await db
    .insertInto('answers')
    .values({ case_id: caseId, entry, ...columns })
    .onConflict((conflict) => conflict.columns(['case_id', 'entry']).doUpdateSet(columns))
    .execute();
}

function toAnswered(row: AnswerRow): Answered {
  const { case_id: caseId, entry, via, sentence, language } = row;
  return { caseId, entry, via, sentence, language };
}

/** What the answer with this entry rested on, or null where nothing is remembered. */
export async function findAnswer(db: Db, caseId: string, entry: string): Promise<Answered | null> {
  const row = await db
    .selectFrom('answers')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('entry', '=', entry)
    .executeTakeFirst();
  return row === undefined ? null : toAnswered(row);
}
