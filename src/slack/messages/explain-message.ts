import { answerMessage } from '../../answer/answer.ts';
import { context } from '../../answer/blocks.ts';
import type { SlackMessage } from '../../answer/message.ts';
import { secretWarning } from '../../answer/secret-warning.ts';
import { answeredAboveText, privateAnswerText } from '../../answer/texts-desk.ts';
import { settleByModel } from '../../match/chooser/by-model.ts';
import { findPost } from '../../store/outbox.ts';
import type { MessageJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { answerPaste } from './answer-paste.ts';
import { answerNoWords, withPictures } from './answer-words.ts';
import { answerPurpose } from './diagnose.ts';
import { type Seen, seePictures } from './read-pictures.ts';

const plain = (text: string): SlackMessage => ({ text, blocks: [] });

/** The answer for one person's eyes. Its buttons would act in a conversation that we are no member of. */
async function privateAnswer(deps: WorkDeps, seen: Seen): Promise<SlackMessage> {
  const { matcher, chooser, knowledge, outages, stopping } = deps;
  const { paste, user } = seen.job;
  const labels = deps.labelsOf(user);
  const settled = await settleByModel(chooser, knowledge, paste, matcher.diagnose(paste), {
    asked: true,
    signal: stopping,
    beforeAsking: async () => {},
  });
  const { diagnosis, model } = settled;
  const note = model === 'none' || model === 'unavailable' ? { model } : {};
  const outage = await outages.current();
  const input = { paste, diagnosis, knowledge, caseId: '', asked: true, outage, ...note };
  const answer = answerMessage(input, { labels: await labels });
  if (answer === null) return plain(privateAnswerText);
  const full = withPictures(answer, seen, diagnosis);
  const readable = full.blocks.filter(({ type }) => type !== 'actions' && type !== 'context_actions');
  return { ...full, blocks: [...readable, context(privateAnswerText)] };
}

/**
 * "Explain this WA error" on a message. Where we are a member it is answered in its thread for everyone; elsewhere
 * its user alone is answered, through the response_url.
 */
export async function explainMessage(deps: WorkDeps, job: MessageJob, eventId: number): Promise<void> {
  const tell = async (message: SlackMessage) => {
    if (job.responseUrl !== null) await deps.respond(job.responseUrl, message, 'ephemeral');
    await conclude(deps, eventId, { messages: [] });
  };
  if ((await findPost(deps.db, answerPurpose(job)))?.state === 'sent') {
    return await tell(plain(answeredAboveText()));
  }
  if (await deps.isMember(job.channel, job.threadTs)) return await answerPaste(deps, job, eventId, true);
  await deps.learning.refresh();
  const seen = await seePictures(deps, job);
  const noWords = seen.job.paste.text.trim() === '' ? answerNoWords(seen, true) : null;
  const warning = secretWarning(seen.job.paste);
  if (warning !== null && job.responseUrl !== null) await deps.respond(job.responseUrl, warning, 'ephemeral');
  await tell(noWords === null ? await privateAnswer(deps, seen) : plain(noWords.text));
}
