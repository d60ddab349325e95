import { answerMessage } from '../../answer/answer.ts';
import { context } from '../../answer/blocks.ts';
import { secretWarning } from '../../answer/secret-warning.ts';
import { cannotReadPicturesText, helpText, lateText } from '../../answer/texts-desk.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Settled } from '../../match/chooser/by-model.ts';
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
export function answerNoWords(job: MessageJob, asked: boolean): MessagePayload | null {
  const opensThread = job.ts === job.threadTs;
  if (job.hasImage && (asked || opensThread)) return plain(cannotReadPicturesText());
  return asked ? plain(helpText()) : null;
}

/** What to say to what was found out; null where silence is right. */
async function answerWords(
  deps: WorkDeps,
  { paste, isLate, user }: MessageJob,
  known: Case | null,
  about: Case,
  asked: boolean,
  { diagnosis, model }: Settled,
): Promise<MessagePayload | null> {
  const { knowledge, outages } = deps;
  const entry = diagnosis.matches[0]?.entry;
  // The same error again in its own thread is talk about it, not a new question.
  const isRepeated = !asked && entry !== undefined && known?.entry === entry;
  if (isRepeated) return null;
  const isSilent = !asked && diagnosis.verdict !== 'sure';
  const labels = isSilent ? null : deps.labelsOf(user);
  const note = model === 'none' || model === 'unavailable' ? { model } : {};
  const input = {
    ...{ paste, diagnosis, knowledge, caseId: about.id, asked, ...note },
    outage: await outages.current(),
    elsewhere: known === null ? await findElsewhere(deps, about) : null,
    offers: await offerOnAnswer(deps, about, entry),
  };
  const answer = answerMessage(input, labels === null ? {} : { labels: await labels });
  return answer !== null && isLate ? { ...answer, blocks: [context(lateText), ...answer.blocks] } : answer;
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
  job: MessageJob,
  eventId: number,
  asked: boolean,
): Promise<void> {
  const warning = warn(job);
  if (isEmpty(job)) {
    const answer = await placeAnswer(deps, job, answerNoWords(job, asked));
    return await conclude(deps, eventId, { messages: [...answer, ...warning] });
  }
  await deps.learning.refresh();
  const settled = await diagnose(deps, job, asked, warning);
  const { diagnosis } = settled;
  const known = await findThreadCase(deps.db, job.channel, job.threadTs);
  const about = updateCase(known, deps.newId(), job, diagnosis);
  const payload = await answerWords(deps, job, known, about, asked, settled);
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
