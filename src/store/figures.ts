import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** How answers were found. `none`: nothing was sure. */
export type Via = 'code' | 'phrase' | 'llm' | 'hand' | 'none';

export type Figures = {
  /** Threads in which somebody was answered. */
  readonly cases: number;
  readonly connected: number;
  readonly closed: number;
  /** Milliseconds from the first paste to a connected number, the middle one of all; null: none was connected. */
  readonly medianToConnected: number | null;
  /** The commonest first. */
  readonly entries: readonly { readonly entry: string; readonly cases: number }[];
  readonly via: Readonly<Record<Via, number>>;
};

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

async function countVia(db: Db, since: number): Promise<Figures['via']> {
  const rows = await db
    .selectFrom('answers')
    .select(['via', (eb) => eb.fn.countAll<number>().as('count')])
    .where('updated_at', '>=', since)
    .groupBy('via')
    .execute();
  const counts = { code: 0, phrase: 0, llm: 0, hand: 0, none: 0 };
  return { ...counts, ...Object.fromEntries(rows.map(({ via, count }) => [via, count])) };
}

/** What came in since `since` (milliseconds since the epoch), and what became of it. */
export async function readFigures(db: Db, since: number): Promise<Figures> {
  const cases = await db
    .selectFrom('cases')
    .select(['entry', 'created_at', 'connected_at', 'closed_at'])
    .where('created_at', '>=', since)
    .execute();
  const entries = await db
    .selectFrom('cases')
    .select([sql<string>`entry`.as('entry'), (eb) => eb.fn.countAll<number>().as('cases')])
    .where('created_at', '>=', since)
    .where('entry', 'is not', null)
    .groupBy('entry')
    .orderBy('cases', 'desc')
    .orderBy('entry')
    .execute();
  const times = cases.flatMap(({ created_at: from, connected_at: to }) => (to === null ? [] : [to - from]));
  return {
    cases: cases.length,
    connected: times.length,
    closed: cases.filter(({ closed_at: at }) => at !== null).length,
    medianToConnected: median(times),
    entries,
    via: await countVia(db, since),
  };
}

export type OpenCase = {
  readonly id: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly entry: string | null;
  /** E.164 or phone_number_id; null: none was named. */
  readonly number: string | null;
  readonly createdAt: number;
  readonly createdBy: string | null;
};

/** Cases that are open, the oldest first; of one person where `user` is given. */
export async function listOpenCases(
  db: Db,
  { limit, since, user }: { readonly limit: number; readonly since: number; readonly user?: string },
): Promise<{ cases: OpenCase[]; total: number }> {
  let query = db.selectFrom('cases').where('closed_at', 'is', null).where('updated_at', '>=', since);
  if (user !== undefined) query = query.where('created_by', '=', user);
  const [count] = await query.select((eb) => eb.fn.countAll<number>().as('total')).execute();
  const rows = await query.selectAll().orderBy('created_at').limit(limit).execute();
  const cases = rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    threadTs: row.thread_ts,
    entry: row.entry,
    number: [...JSON.parse(row.phones), ...JSON.parse(row.phone_number_ids)][0] ?? null,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }));
  return { cases, total: count?.total ?? 0 };
}
