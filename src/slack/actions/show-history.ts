import { historyMessage } from '../../answer/history-message.ts';
import type { NumberName } from '../../answer/number-name.ts';
import { listAudit } from '../../store/audit.ts';
import { conclude } from '../work/conclude.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Work } from './tell.ts';

/** More lines would be a wall; the command has them all. */
const MAX_ROWS = 20;

/** What was done to the number, for whoever asks alone. */
export async function showHistory({ deps, job, eventId }: Work, number: NumberName): Promise<void> {
  const { phoneNumberId } = number;
  const rows = await listAudit(deps.db, { phoneNumberId, limit: MAX_ROWS + 1, keep: 'newest' });
  const hasMore = rows.length > MAX_ROWS;
  const payload = historyMessage({ number, rows: hasMore ? rows.slice(1) : rows, hasMore });
  const note = tellUser(job, '');
  await conclude(deps, eventId, { messages: [{ ...note, payload }] });
}
