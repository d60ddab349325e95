import type { Elsewhere } from '../../answer/texts-cases.ts';
import { DAY } from '../../clock.ts';
import { findTwin } from '../../store/case-life.ts';
import type { Case } from '../../store/cases.ts';
import type { WorkDeps } from '../work/deps.ts';

const SINCE_MS = 14 * DAY;

/** The address of a message. https://docs.slack.dev/reference/methods/chat.getPermalink shows the form. */
function permalink(workspaceUrl: string, channel: string, ts: string): string {
  return `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
}

/** Another thread about the same number, if everyone at the desk may read it; null: there is none. */
export async function findElsewhere(
  { db, knowledge, clock, workspaceUrl, channels }: WorkDeps,
  about: Pick<Case, 'id' | 'phones' | 'phoneNumberIds'>,
): Promise<Elsewhere | null> {
  const now = clock();
  const twin = await findTwin(db, about, now - SINCE_MS);
  if (twin === null || workspaceUrl === null || !channels.includes(twin.channel)) return null;
  return {
    url: permalink(workspaceUrl, twin.channel, twin.threadTs),
    title: knowledge.entries.get(twin.entry ?? '')?.title ?? null,
    days: Math.floor((now - twin.createdAt) / DAY),
  };
}
