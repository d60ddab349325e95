import { stillFailingMessage } from '../../answer/case-message.ts';
import { type Clock, HOUR, MINUTE, SECOND } from '../../clock.ts';
import type { Entry, Knowledge } from '../../knowledge/schema.ts';
import type { Log } from '../../log.ts';
import { claimFollowUps } from '../../store/case-life.ts';
import { planMessage } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { repeat } from './repeat.ts';

/** A wait longer than this ends when nobody is at the desk. */
const LONGEST_MS = 12 * HOUR;
const MARGIN_MS = 10 * MINUTE;
const EVERY_MS = 30 * SECOND;

/** When an error should be over, if people do what the entry says; null: waiting alone does not end it. */
export function followUpAt({ waits }: Entry, now: number): number | null {
  const minutes = waits.flatMap((wait) => wait.minutes ?? []);
  if (minutes.length === 0) return null;
  const longest = Math.max(...minutes) * MINUTE;
  return longest > LONGEST_MS ? null : now + longest + MARGIN_MS;
}

export type FollowUpDeps = {
  readonly db: Db;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
};

/** Asks in the threads that are due. A case is asked about once for each answer. */
export async function askDue({ db, knowledge, clock, kick }: FollowUpDeps): Promise<void> {
  const asked = await db.transaction().execute(async (tx) => {
    const due = await claimFollowUps(tx, clock());
    for (const { id, channel, threadTs, entry } of due) {
      const title = knowledge.entries.get(entry ?? '')?.title;
      if (title === undefined) continue;
      const payload = stillFailingMessage(id, title);
      const purpose = `follow-up:${id}:${clock()}`;
      await planMessage(tx, { op: 'post', purpose, channel, threadTs, payload }, clock());
    }
    return due.length;
  });
  if (asked > 0) kick();
}

/** Looks now and then for threads in which to ask whether it is still failing. */
export function keepFollowingUp(deps: FollowUpDeps): AsyncDisposable {
  return repeat(EVERY_MS, deps.log, () => askDue(deps));
}
