import { NO_ENTRY, type Opinion } from '../../answer/action-ids.ts';
import { correctionModal } from '../../answer/correction-modal.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { thanksForCorrectionText, thanksText } from '../../answer/texts-learning.ts';
import { findAnswer } from '../../store/answers.ts';
import { findCase } from '../../store/cases.ts';
import { saveFeedback } from '../../store/feedback.ts';
import { proposePhrase } from '../../store/phrases.ts';
import type { ClickJob } from '../job.ts';
import type { CorrectionMetadata } from '../receive/correction.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { learnFrom } from './learn-from.ts';
import { tellClicker } from './tell-clicker.ts';

/** What the press says, as it is kept. */
function opinionOf(job: ClickJob, verdict: Opinion) {
  const { channel, messageTs, user, caseId } = job;
  return { channel, messageTs, user, caseId, entry: job.entry ?? NO_ENTRY, verdict };
}

/**
 * "Wrong": opens the dialog that asks what is right. It comes first, for a trigger lives three seconds; the press is kept
 * whatever becomes of it.
 */
export async function onWrongButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const feedback = opinionOf(job, 'wrong');
  const { channel, messageTs, threadTs, caseId, triggerId } = job;
  const metadata: CorrectionMetadata = { channel, messageTs, threadTs, caseId, shown: feedback.entry };
  if (triggerId !== null) {
    await deps.openForm(triggerId, correctionModal(deps.knowledge, JSON.stringify(metadata)));
  }
  await conclude(deps, eventId, {
    messages: [],
    also: async (tx, now) => await saveFeedback(tx, feedback, now),
  });
}

/** "Helpful": it confirms what a model or a person chose, whose words are then worth learning. */
export async function onHelpfulButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const feedback = opinionOf(job, 'helpful');
  const { caseId, entry } = feedback;
  if ((await findCase(deps.db, caseId)) === null) {
    return await conclude(deps, eventId, { messages: [tellClicker(job, unknownCaseText())] });
  }
  const answered = await findAnswer(deps.db, caseId, entry);
  const source = answered?.via === 'llm' ? 'llm' : answered?.via === 'hand' ? 'hand' : null;
  const proposal = source === null ? null : learnFrom(deps, answered, entry);
  const thanks = proposal === null ? thanksText() : thanksForCorrectionText(proposal.text);
  await conclude(deps, eventId, {
    messages: [tellClicker(job, thanks)],
    also: async (tx, now) => {
      await saveFeedback(tx, feedback, now);
      if (proposal === null || source === null) return;
      await proposePhrase(tx, { ...proposal, entry, source, proposedBy: job.user, caseId }, now);
    },
  });
}
