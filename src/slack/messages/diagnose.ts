import { lookingDeeperText } from '../../answer/texts-desk.ts';
import { type Settled, settleByModel } from '../../match/chooser/by-model.ts';
import { type NewMessage, planMessage } from '../../store/outbox.ts';
import type { MessageJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';

/** Purpose of the answer to a message, and of the words that hold its place until it is known. */
export function answerPurpose({ channel, ts }: MessageJob): string {
  return `answer:${channel}:${ts}`;
}

/** Tells a person who asked that it takes a moment, along with whatever cannot wait so long. */
async function tellToWait(
  { db, clock, kick }: WorkDeps,
  job: MessageJob,
  asked: boolean,
  urgent: readonly NewMessage[],
): Promise<void> {
  const { channel, threadTs } = job;
  const payload = { text: lookingDeeperText(), blocks: [] };
  const post: NewMessage = { op: 'post', purpose: answerPurpose(job), channel, threadTs, payload };
  for (const message of [...urgent, ...(asked ? [post] : [])]) await planMessage(db, message, clock());
  kick();
}

/**
 * The ladder with its last rung, the language model. Where that takes a while the asker is told, under the purpose of
 * the answer: a repetition after a crash finds the words there and edits them. Talk that nobody asked about is not
 * interrupted.
 * @param urgent messages that must not wait for the model
 */
export async function diagnose(
  deps: WorkDeps,
  job: MessageJob,
  asked: boolean,
  urgent: readonly NewMessage[],
): Promise<Settled> {
  const { matcher, chooser, knowledge, stopping } = deps;
  const settled = await settleByModel(chooser, knowledge, job.paste, matcher.diagnose(job.paste), {
    asked,
    signal: stopping,
    beforeAsking: async () => await tellToWait(deps, job, asked, urgent),
  });
  // A question that a stop broke off is asked again by the next start.
  if (settled.model === 'unavailable') stopping.throwIfAborted();
  return settled;
}
