import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** What became of the cases of one entry. */
export type EntryStats = {
  readonly entry: string;
  readonly cases: number;
  /** Cases whose number was looked up at Meta. */
  readonly checked: number;
  /** Of those: at the newest look the number was connected. */
  readonly connected: number;
  readonly helpful: number;
  readonly wrong: number;
};

/**
 * Per entry, the commonest first. "Connected" is what the newest live check of a case's number said: `ok`, or a
 * warning, which a number in service may have.
 */
export async function entryStats(db: Db): Promise<EntryStats[]> {
  const { rows } = await sql<EntryStats>`
    WITH newest AS (
      SELECT case_id, verdict FROM findings
      WHERE id IN (SELECT MAX(id) FROM findings
        WHERE check_name IN ('phone-number', 'number-status') GROUP BY case_id)
    ), opinions AS (
      SELECT entry, SUM(verdict = 'helpful') AS helpful, SUM(verdict = 'wrong') AS wrong
      FROM feedback GROUP BY entry
    )
    SELECT cases.entry AS entry, COUNT(*) AS cases, COUNT(newest.verdict) AS checked,
      COALESCE(SUM(newest.verdict IN ('ok', 'warning')), 0) AS connected,
      COALESCE(MAX(opinions.helpful), 0) AS helpful, COALESCE(MAX(opinions.wrong), 0) AS wrong
    FROM cases
    LEFT JOIN newest ON newest.case_id = cases.id
    LEFT JOIN opinions ON opinions.entry = cases.entry
    WHERE cases.entry IS NOT NULL
    GROUP BY cases.entry ORDER BY cases DESC, cases.entry`.execute(db);
  return rows;
}
