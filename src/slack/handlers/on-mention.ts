import type { MessageJob } from '../job.ts';
import { answerPaste } from './answer-paste.ts';
import type { HandlerDeps } from './deps.ts';

/** Somebody called the bot by its name: always answered, an empty mention by help. */
export async function onMention(deps: HandlerDeps, job: MessageJob, eventId: number): Promise<void> {
  await answerPaste(deps, job, eventId, true);
}
