import type { Db } from './schema.ts';

/** Keeps what a card is about, so that its buttons need to carry nothing but the id. */
export async function saveLookup(
  db: Db,
  id: string,
  target: unknown,
  by: string | null,
  now: number,
): Promise<void> {
  await db
    .insertInto('lookups')
    .values({ id, target: JSON.stringify(target), created_by: by, created_at: now })
    .execute();
}

/**
 * Keeps it where nothing is kept under this id yet. Returns what is kept there now: of several at once, the first one's.
 */
export async function claimLookup(
  db: Db,
  id: string,
  target: unknown,
  by: string | null,
  now: number,
): Promise<unknown> {
  await db
    .insertInto('lookups')
    .values({ id, target: JSON.stringify(target), created_by: by, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return await findLookup(db, id);
}

export async function dropLookup(db: Db, id: string): Promise<void> {
  await db.deleteFrom('lookups').where('id', '=', id).execute();
}

/** What the card with this id is about; null where it is unknown or forged. */
export async function findLookup(db: Db, id: string): Promise<unknown> {
  const row = await db.selectFrom('lookups').select('target').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.target);
}

/** Forgets those whose ids begin so and that were kept before `before`. */
export async function dropLookups(db: Db, prefix: string, before: number): Promise<void> {
  await db.deleteFrom('lookups').where('id', 'like', `${prefix}%`).where('created_at', '<', before).execute();
}

export async function purgeLookups(db: Db, before: number): Promise<void> {
  await db.deleteFrom('lookups').where('created_at', '<', before).execute();
}
