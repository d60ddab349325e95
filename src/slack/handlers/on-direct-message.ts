import { readMention } from '../../status/request.ts';
import type { MessageJob } from '../job.ts';
import { answerPaste } from './answer-paste.ts';
import { answerStatus } from './answer-status.ts';
import type { HandlerDeps } from './deps.ts';

/** A message to the bot alone: always answered. */
export async function onDirectMessage(deps: HandlerDeps, job: MessageJob, eventId: number): Promise<void> {
  const request = readMention(job.paste.text);
  if (request === null) await answerPaste(deps, job, eventId, true);
  else await answerStatus(deps, job, eventId, request);
}
