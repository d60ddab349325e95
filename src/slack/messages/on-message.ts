import { readMention } from '../../status/request.ts';
import type { MessageJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';
import { answerPaste } from './answer-paste.ts';
import { answerStatus } from './answer-status.ts';
import { explainMessage } from './explain-message.ts';

/**
 * Something was said. In a channel that is read it is answered only where an error is recognised for sure; whoever
 * calls the bot by its name, or writes to it alone, is always answered.
 */
export async function onMessage(deps: WorkDeps, job: MessageJob, eventId: number): Promise<void> {
  if (job.kind === 'shortcut') return await explainMessage(deps, job, eventId);
  if (job.kind === 'message') return await answerPaste(deps, job, eventId, false);
  const request = readMention(job.paste.text);
  if (request === null) await answerPaste(deps, job, eventId, true);
  else await answerStatus(deps, job, eventId, request);
}
