import type { webApi } from '@slack/bolt';

/** Who the bot is in its workspace. */
export type Identity = {
  readonly userId: string;
  readonly botId: string | null;
  readonly teamId: string | null;
};

/** Asks Slack who holds the token. Throws what the Web API client throws. */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  return { userId: answer.user_id ?? '', botId: answer.bot_id ?? null, teamId: answer.team_id ?? null };
}
