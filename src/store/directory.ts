import type { Db, DirectoryNumberRow, DirectoryWabaRow } from './schema.ts';

/** A number of one of our WABAs. Moments are milliseconds since the epoch. */
export type KnownNumber = {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly display: string | null;
  readonly name: string | null;
  readonly status: string | null;
  readonly firstSeenAt: number;
  readonly seenAt: number;
};

export type NewNumber = Omit<KnownNumber, 'firstSeenAt' | 'seenAt' | 'wabaId'>;

export type KnownWaba = {
  readonly wabaId: string;
  readonly name: string | null;
  /** When its whole list was last read; null: never. */
  readonly syncedAt: number | null;
  readonly problem: string | null;
};

const digitsOf = (text: string | null) => (text ?? '').replace(/\D/g, '');

function toNumber(row: DirectoryNumberRow): KnownNumber {
  return {
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    display: row.display,
    name: row.name,
    status: row.status,
    firstSeenAt: row.first_seen_at,
    seenAt: row.seen_at,
  };
}

function toWaba(row: DirectoryWabaRow): KnownWaba {
  return { wabaId: row.waba_id, name: row.name, syncedAt: row.synced_at, problem: row.problem };
}

/** Writes one number down; a number seen before keeps the moment when it was first seen. */
export async function saveNumber(db: Db, wabaId: string, number: NewNumber, now: number): Promise<void> {
  const columns = {
    waba_id: wabaId,
    digits: digitsOf(number.display),
    display: number.display,
    name: number.name,
    status: number.status,
    seen_at: now,
  };
  await db
    .insertInto('directory_numbers')
    .values({ phone_number_id: number.phoneNumberId, ...columns, first_seen_at: now })
    .onConflict((conflict) => conflict.column('phone_number_id').doUpdateSet(columns))
    .execute();
}

/** Writes a part of a WABA's list down, in one transaction. */
export async function saveNumbers(
  db: Db,
  wabaId: string,
  numbers: readonly NewNumber[],
  now: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const number of numbers) await saveNumber(tx, wabaId, number, now);
  });
}

/** Writes the whole list of a WABA down, in one transaction; numbers that are no longer in it go. */
export async function replaceNumbers(
  db: Db,
  wabaId: string,
  numbers: readonly NewNumber[],
  now: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const number of numbers) await saveNumber(tx, wabaId, number, now);
    const kept = numbers.map(({ phoneNumberId }) => phoneNumberId);
    const gone = tx.deleteFrom('directory_numbers').where('waba_id', '=', wabaId);
    await (kept.length === 0 ? gone : gone.where('seen_at', '<', now)).execute();
    await saveWaba(tx, wabaId, { syncedAt: now, problem: null }, now);
  });
}

type WabaChange = {
  readonly name?: string | null;
  readonly syncedAt?: number;
  readonly problem?: string | null;
};

/** Writes down what was learned of a WABA; what is left out stays as it is. */
export async function saveWaba(db: Db, wabaId: string, change: WabaChange, now: number): Promise<void> {
  const columns = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.syncedAt === undefined ? {} : { synced_at: change.syncedAt }),
    ...(change.problem === undefined ? {} : { problem: change.problem }),
    seen_at: now,
  };
  await db
    .insertInto('directory_wabas')
    .values({ waba_id: wabaId, name: null, synced_at: null, problem: null, ...columns })
    .onConflict((conflict) => conflict.column('waba_id').doUpdateSet(columns))
    .execute();
}

/** The number that is written so. Where it stands in several WABAs, the one seen last. */
export async function findByDigits(db: Db, written: string): Promise<KnownNumber | null> {
  const row = await db
    .selectFrom('directory_numbers')
    .selectAll()
    .where('digits', '=', digitsOf(written))
    .where('digits', '<>', '')
    .orderBy('seen_at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : toNumber(row);
}

export async function findByNumberId(db: Db, phoneNumberId: string): Promise<KnownNumber | null> {
  const row = await db
    .selectFrom('directory_numbers')
    .selectAll()
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirst();
  return row === undefined ? null : toNumber(row);
}

/** The numbers of a WABA with some digits or letters in them, in the order of their digits. */
export async function listWabaNumbers(
  db: Db,
  wabaId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly numbers: readonly KnownNumber[]; readonly total: number }> {
  const all = db.selectFrom('directory_numbers').where('waba_id', '=', wabaId);
  const rows = await all
    .selectAll()
    .orderBy('digits')
    .orderBy('phone_number_id')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { numbers: rows.map(toNumber), total };
}

/** Numbers whose digits or whose name hold these words, at most `limit`. */
export async function searchNumbers(db: Db, words: string, limit: number): Promise<KnownNumber[]> {
  const digits = digitsOf(words);
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .selectFrom('directory_numbers')
    .selectAll()
    .where(({ eb, or }) =>
      or([
        eb(eb.fn<string>('lower', ['name']), 'like', pattern.toLowerCase()),
        ...(digits.length < 3 ? [] : [eb('digits', 'like', `%${digits}%`)]),
      ]),
    )
    .orderBy('digits')
    .limit(limit)
    .execute();
  return rows.map(toNumber);
}

export async function listWabas(db: Db): Promise<KnownWaba[]> {
  const rows = await db.selectFrom('directory_wabas').selectAll().orderBy('waba_id').execute();
  return rows.map(toWaba);
}

export async function findWaba(db: Db, wabaId: string): Promise<KnownWaba | null> {
  const row = await db
    .selectFrom('directory_wabas')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .executeTakeFirst();
  return row === undefined ? null : toWaba(row);
}
