import { accountCard, PAGE_SIZE } from '../answer/account-card.ts';
import type { SlackMessage } from '../answer/message.ts';
import { MINUTE } from '../clock.ts';
import { syncWaba } from '../directory/sync.ts';
import { findWaba, listWabaNumbers } from '../store/directory.ts';
import type { StatusDeps } from './deps.ts';

/** A list older than this is read again before it is shown. */
const FRESH = 10 * MINUTE;

/** A page of an account's numbers, read afresh where the list is old; what fails keeps what was known. */
export async function showAccount(
  deps: StatusDeps,
  wabaId: string,
  { offset, lookupId, signal }: { offset: number; lookupId: string | undefined; signal: AbortSignal },
): Promise<SlackMessage> {
  const known = await findWaba(deps.db, wabaId);
  if (deps.clock() - (known?.syncedAt ?? 0) > FRESH) await syncWaba(deps, wabaId, signal);
  const waba = await findWaba(deps.db, wabaId);
  const { numbers, total } = await listWabaNumbers(deps.db, wabaId, { offset, limit: PAGE_SIZE });
  const { name = null, syncedAt = null, problem = null } = waba ?? {};
  return accountCard(
    { wabaId, name, numbers, offset, total, syncedAt, problem },
    lookupId === undefined ? {} : { lookupId },
  );
}
