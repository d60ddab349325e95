import { answerMessage } from '../../answer/answer.ts';
import { secretWarning } from '../../answer/secret-warning.ts';
import { cannotReadPicturesText, helpText } from '../../answer/texts-desk.ts';
import type { Diagnosis } from '../../match/types.ts';
import { type Case, findThreadCase } from '../../store/cases.ts';
import type { MessagePayload, NewMessage } from '../../store/outbox.ts';
import type { MessageJob } from '../job.ts';
import { updateCase } from './case-of.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { rememberAnswer } from './remember-answer.ts';

const plain = (text: string): MessagePayload => ({ text, blocks: [] });

function isEmpty({ paste }: MessageJob): boolean {
  return paste.text.trim() === '';
}

/** The poster alone learns what was exposed, whatever becomes of the paste. */
function warn(job: MessageJob): NewMessage[] {
  const payload = secretWarning(job.paste);
  if (payload === null) return [];
  const { channel, threadTs, user, ts } = job;
  return [{ op: 'ephemeral', purpose: `secret:${channel}:${ts}`, channel, threadTs, user, payload }];
}

/** What to say to a message without words. */
function answerNoWords(job: MessageJob, asked: boolean): MessagePayload | null {
  const opensThread = job.ts === job.threadTs;
  if (job.hasImage && (asked || opensThread)) return plain(cannotReadPicturesText());
  return asked ? plain(helpText()) : null;
}

type Answered = { readonly payload: MessagePayload | null; readonly diagnosis: Diagnosis };

function answerWords(
  deps: HandlerDeps,
  job: MessageJob,
  known: Case | null,
  caseId: string,
  asked: boolean,
): Answered {
  const { matcher, knowledge } = deps;
  const diagnosis = matcher.diagnose(job.paste);
  const entry = diagnosis.matches[0]?.entry;
  // The same error again in its own thread is talk about it, not a new question.
  const isRepeated = !asked && entry !== undefined && known?.entry === entry;
  if (isRepeated) return { payload: null, diagnosis };
  return { payload: answerMessage({ paste: job.paste, diagnosis, knowledge, caseId, asked }), diagnosis };
}

/**
 * Answers a message in its thread.
 * @param asked somebody wants an answer: a mention or a direct message, not mere talk in a channel
 */
export async function answerPaste(
  deps: HandlerDeps,
  job: MessageJob,
  eventId: number,
  asked: boolean,
): Promise<void> {
  const { channel, threadTs, ts } = job;
  const post = (payload: MessagePayload | null): NewMessage[] =>
    payload === null ? [] : [{ op: 'post', purpose: `answer:${channel}:${ts}`, channel, threadTs, payload }];
  if (isEmpty(job)) {
    return await conclude(deps, eventId, { messages: [...post(answerNoWords(job, asked)), ...warn(job)] });
  }
  await deps.learning.refresh();
  const known = await findThreadCase(deps.db, channel, threadTs);
  const caseId = known?.id ?? deps.newId();
  const { payload, diagnosis } = answerWords(deps, job, known, caseId, asked);
  const messages = [...post(payload), ...warn(job)];
  if (payload === null && known === null) return await conclude(deps, eventId, { messages });
  const also = rememberAnswer(deps.knowledge, { job, caseId, diagnosis, asked });
  await conclude(deps, eventId, {
    case: updateCase(known, caseId, job, diagnosis),
    messages,
    ...(payload === null ? {} : { also }),
  });
}
