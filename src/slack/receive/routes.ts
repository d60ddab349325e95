import type { CustomRoute } from '@slack/bolt';
import { answerHealth, HEALTH_PATHS, type Health } from '../../health.ts';

/** The health of the bot on the port that Slack speaks to. */
export function healthRoutes(health: Health): CustomRoute[] {
  return HEALTH_PATHS.map((path) => ({
    path,
    method: 'GET',
    handler: async (_request, response) => {
      const { status, text } = await answerHealth(health, path);
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
    },
  }));
}
