import type { NumberName } from '../../answer/number-name.ts';
import { runningRetryText } from '../../answer/texts-retries.ts';
import type { Retry } from '../../retries/types.ts';
import { findPost, type NewMessage } from '../../store/outbox.ts';
import { permalink } from '../cases/permalink.ts';
import { tell, type Work } from './tell.ts';
import { storyPurpose } from './tell-retry.ts';

/** To whoever wants to start a second retry of a number: where the first one tells its story. */
export async function tellRunning(
  work: Work,
  retry: Retry,
  number: NumberName,
  messages: readonly NewMessage[] = [],
): Promise<void> {
  const { db, workspaceUrl, actions } = work.deps;
  const story = await findPost(db, storyPurpose(retry.id));
  const url = permalink(workspaceUrl, retry.channel, story?.ts ?? retry.threadTs);
  await tell(work, runningRetryText(retry, number, actions.clock(), url), { messages });
}
