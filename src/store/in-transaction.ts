import type { Db } from './schema.ts';

/** Runs the work in the caller's transaction, or in one of its own where there is none. */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? await work(db) : await db.transaction().execute(work);
}
