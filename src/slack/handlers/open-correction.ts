import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { readFeedbackPress } from '../../answer/action-ids.ts';
import { correctionModal } from '../../answer/correction-modal.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { describeError, type Log } from '../../log.ts';
import type { CorrectionMetadata } from '../receive/correction.ts';
import { clickSchema } from '../receive/payloads.ts';

const triggered = z.looseObject({ trigger_id: z.string() });

/** What the dialog is to be told; null where the click is not on "wrong". */
function readWrong(
  body: unknown,
): { readonly trigger: string; readonly metadata: CorrectionMetadata } | null {
  const click = clickSchema.safeParse(body);
  const trigger = triggered.safeParse(body);
  const action = click.data?.actions[0];
  if (!click.success || !trigger.success || action === undefined) return null;
  const press = readFeedbackPress(action.action_id, action.value ?? '');
  if (press?.opinion !== 'wrong') return null;
  const { channel_id: channel, message_ts: messageTs, thread_ts: threadTs } = click.data.container;
  const { caseId, entry: shown } = press;
  const metadata = { channel, messageTs, threadTs: threadTs ?? messageTs, caseId, shown };
  return { trigger: trigger.data.trigger_id, metadata };
}

export type CorrectionDeps = { readonly knowledge: Knowledge; readonly log: Log };

/**
 * Opens the dialog that asks what is right, where a click calls for it. A trigger lives three seconds, so this does not
 * wait for the journal; should it fail, the press is kept all the same, and can be repeated.
 */
export async function openCorrection(
  { knowledge, log }: CorrectionDeps,
  client: webApi.WebClient,
  body: unknown,
): Promise<void> {
  const wrong = readWrong(body);
  if (wrong === null) return;
  try {
    const view = correctionModal(knowledge, JSON.stringify(wrong.metadata));
    await client.views.open({ trigger_id: wrong.trigger, view });
  } catch (error) {
    log.warn('the dialog of a correction did not open', describeError(error));
  }
}
