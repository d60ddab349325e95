import type { MessageJob } from '../job.ts';
import { answerPaste } from './answer-paste.ts';
import type { HandlerDeps } from './deps.ts';

/** A message in a channel that is read: answered only where something is recognised for sure. */
export async function onMessage(deps: HandlerDeps, job: MessageJob, eventId: number): Promise<void> {
  await answerPaste(deps, job, eventId, false);
}
