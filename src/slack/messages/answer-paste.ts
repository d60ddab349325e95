import { secretWarning } from '../../answer/secret-warning.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Settled } from '../../match/chooser/by-model.ts';
import { reopenCase, setFollowUp } from '../../store/case-life.ts';
import { type Case, findThreadCase } from '../../store/cases.ts';
import { findPost, type MessagePayload, type NewMessage } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { followUpAt } from '../cases/follow-up.ts';
import type { MessageJob } from '../job.ts';
import { conclude, type Decision } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { answerNoWords, answerWords } from './answer-words.ts';
import { updateCase } from './case-of.ts';
import { answerPurpose, diagnose } from './diagnose.ts';
import { readPictures } from './read-pictures.ts';
import { rememberAnswer } from './remember-answer.ts';

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
