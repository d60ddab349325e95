import type { MessageJob } from '../job.ts';
import { answerPaste } from './answer-paste.ts';
import type { HandlerDeps } from './deps.ts';

/** A message to the bot alone: always answered. */
export async function onDirectMessage(deps: HandlerDeps, job: MessageJob, eventId: number): Promise<void> {
  await answerPaste(deps, job, eventId, true);
}
