import type { Db } from './schema.ts';

export type TroubledEntry = { readonly entry: string; readonly numbers: number };

/** How many numbers met each of these errors since `since`; a case without a number counts as one. */
export async function countTroubled(
  db: Db,
  entries: readonly string[],
  since: number,
): Promise<TroubledEntry[]> {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('cases', 'cases.id', 'answers.case_id')
    .select(['answers.entry', 'cases.id', 'cases.phones', 'cases.phone_number_ids'])
    .where('answers.entry', 'in', entries)
    .where('answers.updated_at', '>=', since)
    .execute();
  const numbers = new Map<string, Set<string>>();
  for (const { entry, id, phones, phone_number_ids: ids } of rows) {
    const [number] = [...JSON.parse(ids), ...JSON.parse(phones)];
    const known = numbers.get(entry) ?? new Set();
    numbers.set(entry, known.add(typeof number === 'string' ? number : id));
  }
  return [...numbers].map(([entry, set]) => ({ entry, numbers: set.size }));
}
