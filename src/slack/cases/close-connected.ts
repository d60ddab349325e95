import type { Entry } from '../../knowledge/schema.ts';
import { closeCase, markConnected } from '../../store/case-life.ts';
import type { Db } from '../../store/schema.ts';

/** Who closes a case whose number is found connected. */
const CHECK = 'check';

/** A connected number ends the errors on the way there; a wrong webhook, say, it does not. */
export function endsWithConnection(entry: Entry | null): boolean {
  return entry?.area === 'registration' || entry?.area === 'verification';
}

/** The number of the case works. */
export async function closeConnected(tx: Db, caseId: string, now: number): Promise<void> {
  await markConnected(tx, caseId, now);
  await closeCase(tx, caseId, CHECK, now);
}
