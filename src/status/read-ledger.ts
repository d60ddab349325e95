import type { Ledger } from '../checks/facts.ts';
import { BUDGET_WINDOW } from '../guard/budget.ts';
import { listAttempts } from '../store/attempts.ts';
import { findOpenRetry } from '../store/retries.ts';
import type { Db } from '../store/schema.ts';

/** What we have done to a number that may still count, and what we are doing. */
export async function readLedger(db: Db, phoneNumberId: string, now: number): Promise<Ledger> {
  const attempts = await listAttempts(db, phoneNumberId, now - BUDGET_WINDOW);
  return { attempts, retry: await findOpenRetry(db, phoneNumberId) };
}
