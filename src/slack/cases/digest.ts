import { digestMessage } from '../../answer/digest-message.ts';
import { figureTexts } from '../../answer/texts-figures.ts';
import { type Clock, DAY, MINUTE } from '../../clock.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Log } from '../../log.ts';
import { listOpenCases, readFigures } from '../../store/figures.ts';
import { planMessage } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { permalink } from './permalink.ts';
import { repeat } from './repeat.ts';

export type DigestDeps = {
  readonly db: Db;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly channel: string;
  readonly workspaceUrl: string | null;
};

const EVERY_MS = 10 * MINUTE;
const WEEK_MS = 7 * DAY;
const MOST_OPEN = 8;
/** Monday at eight, UTC; until Tuesday, should we be away then. */
const MONDAY = 1;
const FROM_HOUR = 8;

/** The Monday (YYYY-MM-DD) whose digest is due at `now`; null on other days and before eight. UTC. */
export function digestDue(now: number): string | null {
  const date = new Date(now);
  if (date.getUTCDay() !== MONDAY || date.getUTCHours() < FROM_HOUR) return null;
  return date.toISOString().slice(0, 10);
}

/** Posts the digest of the week if it is due. Once: its purpose names the day. */
async function postDigest(deps: DigestDeps): Promise<void> {
  const { db, knowledge, clock, channel, workspaceUrl, kick } = deps;
  const now = clock();
  const day = digestDue(now);
  if (day === null) return;
  const titleOf = (entry: string) => knowledge.entries.get(entry)?.title ?? entry;
  const { cases, total } = await listOpenCases(db, { limit: MOST_OPEN, since: now - 4 * WEEK_MS });
  const payload = digestMessage({
    figures: await readFigures(db, now - WEEK_MS),
    open: {
      ...{ heading: figureTexts.open, cases, total, titleOf, now },
      // A thread of direct messages is nobody else's.
      urlOf: (found) =>
        found.channel.startsWith('D') ? null : permalink(workspaceUrl, found.channel, found.threadTs),
    },
  });
  await planMessage(db, { op: 'post', purpose: `digest:${day}`, channel, threadTs: null, payload }, now);
  kick();
}

/** Looks now and then whether it is Monday morning. */
export function keepDigesting(deps: DigestDeps): AsyncDisposable {
  return repeat(EVERY_MS, deps.log, () => postDigest(deps));
}
