import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Membership } from './role-of.ts';

const person = z.looseObject({
  team_id: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  /** Of an Enterprise Grid: the workspaces that the account is in. */
  enterprise_user: z.looseObject({ teams: z.array(z.string()).nullish() }).nullish(),
});

function isOfTeam({ team_id, enterprise_user }: z.infer<typeof person>, teamId: string | null): boolean {
  if (teamId === null) return true;
  return team_id === teamId || (enterprise_user?.teams ?? []).includes(teamId);
}

/**
 * Asks Slack what somebody is in our workspace (users.info, scope users:read). Throws what the Web API client
 * throws, and a TypeError where the answer says nothing of a person.
 */
export async function readMembership(
  client: webApi.WebClient,
  user: string,
  teamId: string | null,
): Promise<Membership> {
  const answer = await client.users.info({ user });
  const parsed = person.safeParse(answer.user);
  if (!parsed.success) throw new TypeError('users.info told of no person');
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger } = parsed.data;
  if (deleted || is_bot) return 'nobody';
  if (is_stranger || !isOfTeam(parsed.data, teamId)) return 'stranger';
  return is_restricted || is_ultra_restricted ? 'guest' : 'full';
}
