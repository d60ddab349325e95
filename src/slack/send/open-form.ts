import type { webApi } from '@slack/bolt';
import { describeError, type Log } from '../../log.ts';

/** Opens a form for whoever has just clicked; false where Slack did not. Never throws. */
export type OpenForm = (triggerId: string, view: Record<string, unknown>) => Promise<boolean>;

export function createFormOpener(client: webApi.WebClient, log: Log): OpenForm {
  return async (triggerId, view) => {
    try {
      await client.views.open({ trigger_id: triggerId, view: view as unknown as webApi.ModalView });
      return true;
    } catch (error) {
      log.warn('a form could not be opened', describeError(error));
      return false;
    }
  };
}
