import type { PressName } from '../../answer/press-ids.ts';
import { retryMessage } from '../../answer/retry-message.ts';
import type { Retry } from '../../retries/types.ts';
import { solveCase } from '../../store/case-life.ts';
import { findPost, planMessage } from '../../store/outbox.ts';
import { planEdit } from '../../store/outbox-edits.ts';
import type { WorkDeps } from '../work/deps.ts';
import { nameNumber } from './find-number.ts';
import { offerButtons } from './offer.ts';

type StoryDeps = Pick<WorkDeps, 'db' | 'knowledge' | 'newId' | 'clock' | 'kick'> & {
  readonly actions: Pick<WorkDeps['actions'], 'clock' | 'readHistory'>;
};

/** What is left to look at where the number is connected. */
const DONE: readonly PressName[] = ['history'];

/** Who closes the case of a number that a retry has connected. */
const RETRY = 'retry';

/** Purpose of the message that tells how a retry stands. */
export function storyPurpose(retryId: string): string {
  return `retry:${retryId}`;
}

/** The error that a retry met last, or was started for. */
function entryOf({ lines, entry }: Retry): string {
  const last = lines.findLast((line) => line.kind === 'tried');
  return last?.entry ?? entry;
}

/**
 * Tells the thread how a retry stands: one message, posted once and edited from then on. Told twice it says the same
 * twice; what is out of date before Slack has it is never sent.
 */
export async function tellRetry(deps: StoryDeps, retry: Retry): Promise<void> {
  const { db, knowledge, newId, clock, kick, actions } = deps;
  const { id, caseId, channel, threadTs, phoneNumberId } = retry;
  const { entries } = knowledge;
  const { number } = await nameNumber(db, phoneNumberId);
  const history = await actions.readHistory(phoneNumberId);
  const isDone = retry.state === 'succeeded';
  if (isDone) await solveCase(db, caseId, RETRY, clock());
  const offers = isDone ? DONE : offerButtons(null, entries.get(entryOf(retry)) ?? null, history);
  const payload = retryMessage({ retry, number, now: actions.clock(), entries, offers, closes: isDone });
  const purpose = storyPurpose(id);
  const message = { channel, threadTs, payload };
  if ((await findPost(db, purpose)) === null) {
    await planMessage(db, { op: 'post', purpose, ...message }, clock());
  } else {
    const edit = { op: 'update', purpose: `${purpose}:${newId()}`, target: purpose } as const;
    await planEdit(db, { ...edit, ...message }, clock());
  }
  kick();
}
