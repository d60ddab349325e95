import { answerMessage } from '../../answer/answer.ts';
import { context } from '../../answer/blocks.ts';
import type { SlackMessage } from '../../answer/message.ts';
import { addPictureNote } from '../../answer/picture-note.ts';
import { secretWarning } from '../../answer/secret-warning.ts';
import { helpText, lateText } from '../../answer/texts-desk.ts';
import { pictureProblemText } from '../../answer/texts-pictures.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Settled } from '../../match/chooser/by-model.ts';
import type { Diagnosis } from '../../match/types.ts';
import { reopenCase, setFollowUp } from '../../store/case-life.ts';
import { type Case, findThreadCase } from '../../store/cases.ts';
import { findPost, type MessagePayload, type NewMessage } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { offerOnAnswer } from '../actions/offer.ts';
import { findElsewhere } from '../cases/elsewhere.ts';
import { followUpAt } from '../cases/follow-up.ts';
import type { MessageJob } from '../job.ts';
import { conclude, type Decision } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { updateCase } from './case-of.ts';
import { answerPurpose, diagnose } from './diagnose.ts';
import { readPictures, type Seen } from './read-pictures.ts';
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
async function answerWords(
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
  const isSilent = !asked && diagnosis.verdict !== 'sure';
  const labels = isSilent ? null : deps.labelsOf(seen.job.user);
  const note = model === 'none' || model === 'unavailable' ? { model } : {};
  const input = {
    ...{ paste, diagnosis, knowledge, caseId: about.id, asked, ...note },
    outage: await outages.current(),
    elsewhere: known === null ? await findElsewhere(deps, about) : null,
    offers: await offerOnAnswer(deps, about, entry),
  };
  const answer = answerMessage(input, labels === null ? {} : { labels: await labels });
  if (answer === null) return null;
  const full = withPictures(answer, seen, diagnosis);
  return isLate ? { ...full, blocks: [context(lateText), ...full.blocks] } : full;
}

const DECISIONS = { code: 'code', phrase: 'phrase', llm: 'model' } as const satisfies Record<
  string,
  Decision
>;

/** A code of another area is recognised, too, though no entry stands for it. */
function decisionOf({ diagnosis }: Settled, payload: MessagePayload | null): Decision {
  if (payload === null) return 'silent';
  const [match] = diagnosis.matches;
  if (match !== undefined) return DECISIONS[match.via];
  return diagnosis.foreignCodes.length > 0 ? 'code' : 'unknown';
}

/** Posts the answer, or edits what holds its place: the words of waiting, or the answer to what was said before an edit. */
async function placeAnswer(
  { db }: WorkDeps,
  job: MessageJob,
  payload: MessagePayload | null,
): Promise<NewMessage[]> {
  if (payload === null) return [];
  const { channel, threadTs } = job;
  const purpose = answerPurpose(job);
  if ((await findPost(db, purpose)) === null) return [{ op: 'post', purpose, channel, threadTs, payload }];
  const edition = job.editedTs ?? 'final';
  return [{ op: 'update', purpose: `${purpose}:${edition}`, target: purpose, channel, threadTs, payload }];
}

/** What was answered is open, and asked about again when it should be over. */
async function openAgain(tx: Db, { entries }: Knowledge, { id, entry }: Case, now: number): Promise<void> {
  const about = entries.get(entry ?? '');
  await reopenCase(tx, id);
  await setFollowUp(tx, id, about === undefined ? null : followUpAt(about, now));
}

/**
 * Answers a message in its thread.
 * @param asked somebody wants an answer: a mention or a direct message, not mere talk in a channel
 */
export async function answerPaste(
  deps: WorkDeps,
  said: MessageJob,
  eventId: number,
  asked: boolean,
): Promise<void> {
  await deps.learning.refresh();
  const seen = await readPictures(deps, said, asked);
  const { job } = seen;
  const warning = warn(job);
  if (isEmpty(job)) {
    const answer = await placeAnswer(deps, job, answerNoWords(seen, asked));
    return await conclude(deps, eventId, { messages: [...answer, ...warning] });
  }
  const settled = await diagnose(deps, job, asked, warning);
  const { diagnosis } = settled;
  const known = await findThreadCase(deps.db, job.channel, job.threadTs);
  const about = updateCase(known, deps.newId(), job, diagnosis);
  const payload = await answerWords(deps, seen, known, about, asked, settled);
  const messages = [...(await placeAnswer(deps, job, payload)), ...warning];
  const decision = decisionOf(settled, payload);
  if (payload === null && known === null) return await conclude(deps, eventId, { messages, decision });
  const remember = rememberAnswer(deps.knowledge, { job, caseId: about.id, diagnosis, asked });
  const also = async (tx: Db, now: number) => {
    await remember(tx, now);
    await openAgain(tx, deps.knowledge, about, now);
  };
  await conclude(deps, eventId, { case: about, messages, decision, ...(payload === null ? {} : { also }) });
}
