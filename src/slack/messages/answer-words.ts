import { answerMessage } from '../../answer/answer.ts';
import { context } from '../../answer/blocks.ts';
import type { SlackMessage } from '../../answer/message.ts';
import { addPictureNote } from '../../answer/picture-note.ts';
import { helpText, lateText } from '../../answer/texts-desk.ts';
import { pictureProblemText } from '../../answer/texts-pictures.ts';
import type { Settled } from '../../match/chooser/by-model.ts';
import type { Diagnosis } from '../../match/types.ts';
import type { Case } from '../../store/cases.ts';
import type { MessagePayload } from '../../store/outbox.ts';
import { offerOnAnswer } from '../actions/offer.ts';
import { findElsewhere } from '../cases/elsewhere.ts';
import type { WorkDeps } from '../work/deps.ts';
import type { Seen } from './read-pictures.ts';

const plain = (text: string): MessagePayload => ({ text, blocks: [] });

/** What to say to a message without words, in itself or in its pictures. One without letters is none of our business. */
export function answerNoWords({ job, problem }: Seen, asked: boolean): MessagePayload | null {
  const opensThread = job.ts === job.threadTs;
  const isTold = asked || (opensThread && problem !== 'no-text');
  if (problem !== null && isTold) return plain(pictureProblemText(problem));
  return asked ? plain(helpText()) : null;
}

/** The answer with what was read off pictures; or, where nothing was recognised, with why one could not be read. */
export function withPictures(
  answer: SlackMessage,
  { note, problem }: Seen,
  { verdict }: Diagnosis,
): SlackMessage {
  if (note !== null) return addPictureNote(answer, note);
  if (problem === null || verdict === 'sure') return answer;
  return { ...answer, blocks: [...answer.blocks, context(pictureProblemText(problem))] };
}

/** What to say to what was found out; null where silence is right. */
export async function answerWords(
  deps: WorkDeps,
  seen: Seen,
  known: Case | null,
  about: Case,
  asked: boolean,
  { diagnosis, model }: Settled,
): Promise<MessagePayload | null> {
  const { knowledge, outages } = deps;
  const { paste, isLate } = seen.job;
  const entry = diagnosis.matches[0]?.entry;
  // The same error again in its own thread is talk about it, not a new question.
  const isRepeated = !asked && entry !== undefined && known?.entry === entry;
  if (isRepeated) return null;
  if (!asked && diagnosis.verdict !== 'sure') return null;
  const labels = deps.labelsOf(seen.job.user);
  const note = model === 'none' || model === 'unavailable' ? { model } : {};
  const input = {
    ...{ paste, diagnosis, knowledge, caseId: about.id, asked, ...note },
    outage: await outages.current(),
    elsewhere: known === null ? await findElsewhere(deps, about) : null,
    offers: await offerOnAnswer(deps, about, entry),
  };
  const answer = answerMessage(input, { labels: await labels });
  if (answer === null) return null;
  const full = withPictures(answer, seen, diagnosis);
  return isLate ? { ...full, blocks: [context(lateText), ...full.blocks] } : full;
}
