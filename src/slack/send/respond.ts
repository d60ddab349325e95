import { SECOND } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';
import type { MessagePayload } from '../../store/outbox.ts';
import { createUrlGuard } from '../slack-url.ts';
import { toPlainBlocks } from './plain-blocks.ts';

/** How an answer is shown: to the asker alone, or in place of the message whose button was pressed. */
type ResponseMode = 'ephemeral' | 'replace';

/** Answers through a response_url; false where Slack did not take it. Never throws. */
export type Respond = (url: string, payload: MessagePayload, mode: ResponseMode) => Promise<boolean>;

const TIMEOUT_MS = 5 * SECOND;
const MODES = {
  ephemeral: { response_type: 'ephemeral', replace_original: false },
  replace: { replace_original: true },
} as const;

async function send(url: string, body: unknown): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.arrayBuffer();
  return response.ok;
}

/** @param apiUrl Slack's Web API: where it is on this machine, so may a response_url be */
export function createRespond(apiUrl: string, log: Log): Respond {
  const isSlackUrl = createUrlGuard(apiUrl);
  return async (url, { text, blocks }, mode) => {
    if (!isSlackUrl(url)) return false;
    // Without the newer blocks, then as bare text, for a Slack that refuses them.
    const variants = blocks.length === 0 ? [[]] : [blocks, toPlainBlocks(blocks), []];
    try {
      for (const variant of variants) {
        const body = { ...MODES[mode], text, ...(variant.length === 0 ? {} : { blocks: variant }) };
        if (await send(url, body)) return true;
      }
      log.warn('Slack did not take an answer');
    } catch (error) {
      log.warn('Slack could not be answered', describeError(error));
    }
    return false;
  };
}
