import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { describeError, type Log } from '../../log.ts';

/** May this person decide on phrases? `unknown` is no, with another reason. */
export type MayApprove = (user: string) => Promise<'yes' | 'no' | 'unknown'>;

const person = z.looseObject({
  team_id: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
});

export type ApproverOptions = {
  readonly client: webApi.WebClient;
  /** Empty: every full member of the workspace. */
  readonly approvers: readonly string[];
  readonly teamId: string | null;
  readonly log: Log;
};

/** Guests, strangers of a shared channel, bots and people who left are no full members. */
function isFullMember(user: z.infer<typeof person>, teamId: string | null): boolean {
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger, team_id } = user;
  if (deleted || is_bot || is_restricted || is_ultra_restricted || is_stranger) return false;
  return teamId === null || team_id === null || team_id === undefined || team_id === teamId;
}

/** Asked anew at every press: people leave, and what a button was drawn for counts for nothing. */
export function createApprovers({ client, approvers, teamId, log }: ApproverOptions): MayApprove {
  return async (user) => {
    if (approvers.length > 0) return approvers.includes(user) ? 'yes' : 'no';
    try {
      const answer = await client.users.info({ user });
      const parsed = person.safeParse(answer.user);
      if (!parsed.success) return 'unknown';
      return isFullMember(parsed.data, teamId) ? 'yes' : 'no';
    } catch (error) {
      log.warn('cannot tell who is a full member', describeError(error));
      return 'unknown';
    }
  };
}
