import type { Db } from './schema.ts';

/** The answer that a language model gave to the question of this key, as it was saved; null where there is none. */
export async function findModelAnswer(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('model_answers').select('answer').where('key', '=', key).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.answer);
}

/** Keeps an answer; a later one to the same question takes its place. */
export async function saveModelAnswer(db: Db, key: string, answer: unknown, now: number): Promise<void> {
  const columns = { answer: JSON.stringify(answer), created_at: now };
  await db
    .insertInto('model_answers')
    .values({ key, ...columns })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
    .execute();
}

/** Forgets answers given before `before`. */
export async function purgeModelAnswers(db: Db, before: number): Promise<void> {
  await db.deleteFrom('model_answers').where('created_at', '<', before).execute();
}
