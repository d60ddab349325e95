import { FEEDBACK, type FeedbackPress, type Opinion, readFeedbackPress } from '../../answer/action-ids.ts';
import { correctionModal } from '../../answer/correction-modal.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { thanksForCorrectionText, thanksText } from '../../answer/texts-learning.ts';
import { findAnswer } from '../../store/answers.ts';
import { findCase } from '../../store/cases.ts';
import { saveFeedback } from '../../store/feedback.ts';
import { proposePhrase } from '../../store/phrases.ts';
import type { CorrectionMetadata } from '../forms/correction.ts';
import { learnFrom } from '../messages/learn-from.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';
import { unknownButton } from './unknown.ts';

/** What the press says, as it is kept. */
function opinionOf({ channel, messageTs, user }: Click, { caseId, entry }: FeedbackPress, verdict: Opinion) {
  return { channel, messageTs, user, caseId, entry, verdict };
}

/**
 * "Wrong": opens the dialog that asks what is right. It comes first, for a trigger lives three seconds; the press is kept
 * whatever becomes of it.
 */
async function onWrong(deps: WorkDeps, click: Click, press: FeedbackPress, eventId: number): Promise<void> {
  const { channel, messageTs, triggerId } = click;
  const { caseId, entry: shown } = press;
  const metadata: CorrectionMetadata = { channel, messageTs, threadTs: threadOf(click), caseId, shown };
  if (triggerId !== null) {
    await deps.openForm(triggerId, correctionModal(deps.knowledge, JSON.stringify(metadata)));
  }
  await conclude(deps, eventId, {
    messages: [],
    also: async (tx, now) => await saveFeedback(tx, opinionOf(click, press, 'wrong'), now),
  });
}

/** "Helpful": it confirms what a model or a person chose, whose words are then worth learning. */
async function onHelpful(deps: WorkDeps, click: Click, press: FeedbackPress, eventId: number): Promise<void> {
  const { caseId, entry } = press;
  if ((await findCase(deps.db, caseId)) === null) {
    return await conclude(deps, eventId, { messages: [tellUser(click, unknownCaseText())] });
  }
  const answered = await findAnswer(deps.db, caseId, entry);
  const source = answered?.via === 'llm' ? 'llm' : answered?.via === 'hand' ? 'hand' : null;
  const proposal = source === null ? null : learnFrom(deps, answered, entry);
  const thanks = proposal === null ? thanksText() : thanksForCorrectionText(proposal.text);
  await conclude(deps, eventId, {
    messages: [tellUser(click, thanks)],
    also: async (tx, now) => {
      await saveFeedback(tx, opinionOf(click, press, 'helpful'), now);
      if (proposal === null || source === null) return;
      await proposePhrase(tx, { ...proposal, entry, source, proposedBy: click.user, caseId }, now);
    },
  });
}

async function onFeedback(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const press = readFeedbackPress(click.actionId, click.value);
  if (press === null) return await unknownButton.press(deps, click, eventId);
  if (press.opinion === 'helpful') return await onHelpful(deps, click, press, eventId);
  await onWrong(deps, click, press, eventId);
}

export const feedbackButton: Button = { name: FEEDBACK, press: onFeedback };
