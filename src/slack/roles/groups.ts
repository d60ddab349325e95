import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';

/** Slack allows about twenty such calls a minute. */
const FRESH_MS = MINUTE;
/** A failure is remembered as well, so that a crowd of presses is not a crowd of calls. */
const FAILED_MS = 5 * SECOND;

const answerSchema = z.looseObject({ users: z.array(z.string()) });

/** The members of a user group; null: Slack did not tell. */
export type ReadGroup = (group: string) => Promise<ReadonlySet<string> | null>;

type Kept = { readonly members: ReturnType<ReadGroup>; until: number };

export type GroupOptions = {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
};

/** Reads user groups (usergroups.users.list, scope usergroups:read) and remembers them for a minute. */
export function createGroups({ client, clock, log }: GroupOptions): ReadGroup {
  const kept = new Map<string, Kept>();
  const ask = async (group: string): Promise<ReadonlySet<string> | null> => {
    try {
      const answer = await client.usergroups.users.list({ usergroup: group });
      return new Set(answerSchema.parse(answer).users);
    } catch (error) {
      log.warn('cannot tell who is in a user group', { group, ...describeError(error) });
      return null;
    }
  };
  return (group) => {
    const known = kept.get(group);
    if (known !== undefined && clock() < known.until) return known.members;
    const next = { members: ask(group), until: clock() + FRESH_MS };
    kept.set(group, next);
    void next.members.then((members) => {
      if (members === null) next.until = clock() + FAILED_MS;
    });
    return next.members;
  };
}
