import type { webApi } from '@slack/bolt';

/** Who the bot is in its workspace. */
export type Identity = {
  readonly userId: string;
  readonly botId: string | null;
  readonly teamId: string | null;
  /** Address of the workspace, with a slash at its end. */
  readonly url: string | null;
};

/** Asks Slack who holds the token. Throws what the Web API client throws. */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  const { user_id: userId = '', bot_id: botId = null, team_id: teamId = null, url = null } = answer;
  return { userId, botId, teamId, url };
}
