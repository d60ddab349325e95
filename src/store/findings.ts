import type { Db } from './schema.ts';

export type FindingRecord = {
  readonly check: string;
  readonly verdict: string;
  readonly summary: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
};

/** Keeps what a live check found, with its case. */
export async function recordFinding(
  db: Db,
  caseId: string,
  finding: FindingRecord,
  now: number,
): Promise<void> {
  await db
    .insertInto('findings')
    .values({
      case_id: caseId,
      check_name: finding.check,
      verdict: finding.verdict,
      summary: finding.summary,
      facts: JSON.stringify(finding.facts),
      created_at: now,
    })
    .execute();
}

/** The findings of a case, oldest first. */
export async function listFindings(db: Db, caseId: string): Promise<FindingRecord[]> {
  const rows = await db
    .selectFrom('findings')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    check: row.check_name,
    verdict: row.verdict,
    summary: row.summary,
    facts: JSON.parse(row.facts),
  }));
}
