import type { webApi } from '@slack/bolt';
import { suggestedPrompts } from '../../answer/texts-desk.ts';
import { describeError, type Log } from '../../log.ts';

/**
 * Offers first words in the Messages tab of a workspace whose app is an agent (manifest: features.agent_view, scope
 * assistant:write). Others refuse, which is no fault.
 * https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
 */
export async function suggestPrompts(client: webApi.WebClient, channel: string, log: Log): Promise<void> {
  try {
    await client.apiCall('assistant.threads.setSuggestedPrompts', {
      channel_id: channel,
      prompts: suggestedPrompts,
    });
  } catch (error) {
    log.debug('no prompts were suggested', describeError(error));
  }
}
