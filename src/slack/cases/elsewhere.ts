import type { Elsewhere } from '../../answer/texts-cases.ts';
import { DAY } from '../../clock.ts';
import { findTwin } from '../../store/case-life.ts';
import type { Case } from '../../store/cases.ts';
import type { WorkDeps } from '../work/deps.ts';
import { permalink } from './permalink.ts';

const SINCE_MS = 14 * DAY;

/** Another thread about the same number, if everyone at the desk may read it; null: there is none. */
export async function findElsewhere(
  { db, knowledge, clock, workspaceUrl, channels }: WorkDeps,
  about: Pick<Case, 'id' | 'phones' | 'phoneNumberIds'>,
): Promise<Elsewhere | null> {
  const now = clock();
  const twin = await findTwin(db, about, now - SINCE_MS);
  if (twin === null || !channels.includes(twin.channel)) return null;
  const url = permalink(workspaceUrl, twin.channel, twin.threadTs);
  if (url === null) return null;
  return {
    url,
    title: knowledge.entries.get(twin.entry ?? '')?.title ?? null,
    days: Math.floor((now - twin.createdAt) / DAY),
  };
}
