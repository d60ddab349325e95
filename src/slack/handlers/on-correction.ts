import { NO_ENTRY } from '../../answer/action-ids.ts';
import { unknownCaseText, unknownEntryText } from '../../answer/texts-desk.ts';
import { thanksForCorrectionText, thanksForNoneText } from '../../answer/texts-learning.ts';
import { findAnswer, recordAnswer } from '../../store/answers.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { saveFeedback } from '../../store/feedback.ts';
import { findPost } from '../../store/outbox.ts';
import { proposePhrase } from '../../store/phrases.ts';
import type { Db } from '../../store/schema.ts';
import { solveUnmatched } from '../../store/unmatched.ts';
import type { CorrectionJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { learnFrom } from './learn-from.ts';
import { pickedAnswer, pickedPurpose } from './picked-answer.ts';
import { rememberUnmatched } from './remember-answer.ts';
import { tellClicker } from './tell-clicker.ts';

function keep(job: CorrectionJob, tx: Db, now: number): Promise<void> {
  const { channel, messageTs, user, caseId, shown, entry, note } = job;
  const said = { rightEntry: entry, ...(note === null ? {} : { note }) };
  return saveFeedback(tx, { channel, messageTs, user, caseId, entry: shown, verdict: 'wrong', ...said }, now);
}

/** None of ours: an error to write an entry for. */
async function noneOfOurs(
  { knowledge }: HandlerDeps,
  job: CorrectionJob,
  found: Case,
  tx: Db,
  now: number,
): Promise<void> {
  const { channel, threadTs, caseId } = job;
  const { summary: text, language } = found;
  await keep(job, tx, now);
  await rememberUnmatched(
    knowledge,
    { channel, ts: threadTs, caseId, text, language, unknownCodes: [] },
    tx,
    now,
  );
}

/** A person said what is right: it is kept, proposed as a phrase, and answered in the thread. */
export async function onCorrection(deps: HandlerDeps, job: CorrectionJob, eventId: number): Promise<void> {
  const { caseId, shown, entry, user } = job;
  const tell = (text: string) => tellClicker(job, text);
  const found = await findCase(deps.db, caseId);
  if (found === null) return await conclude(deps, eventId, { messages: [tell(unknownCaseText())] });
  if (entry === NO_ENTRY) {
    return await conclude(deps, eventId, {
      messages: [tell(thanksForNoneText())],
      also: async (tx, now) => await noneOfOurs(deps, job, found, tx, now),
    });
  }
  const answer = deps.knowledge.entries.has(entry) ? pickedAnswer(found, entry, deps.knowledge, job) : null;
  if (answer === null) return await conclude(deps, eventId, { messages: [tell(unknownEntryText())] });
  const answered = await findAnswer(deps.db, caseId, shown);
  const proposal = learnFrom(deps, answered, entry);
  const isNew = (await findPost(deps.db, pickedPurpose(caseId, entry))) === null;
  await conclude(deps, eventId, {
    case: { ...found, entry },
    messages: [...(isNew ? [answer] : []), tell(thanksForCorrectionText(proposal?.text ?? null))],
    also: async (tx, now) => {
      await keep(job, tx, now);
      await solveUnmatched(tx, caseId, entry);
      // Nothing is left to learn from the answer that follows from the correction.
      await recordAnswer(tx, { caseId, entry, via: 'hand', sentence: null, language: found.language }, now);
      if (proposal === null) return;
      await proposePhrase(tx, { ...proposal, entry, source: 'correction', proposedBy: user, caseId }, now);
    },
  });
}
