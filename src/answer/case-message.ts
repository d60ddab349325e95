import { CASE_CLOSE, CHECK_STATUS } from './action-ids.ts';
import { actions, button, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import type { SlackMessage } from './message.ts';
import { checkButtonText } from './texts.ts';
import { caseTexts, closedByText, stillFailingText } from './texts-cases.ts';

/** Asks in the thread whether it works by now. Pure. */
export function stillFailingMessage(caseId: string, title: string): SlackMessage {
  return fitMessage({
    text: caseTexts.stillFailing,
    blocks: [
      section(stillFailingText(title)),
      actions(
        button(CHECK_STATUS, checkButtonText, caseId, 'primary'),
        button(CASE_CLOSE, caseTexts.close, caseId),
      ),
    ],
  });
}

/** Tells the thread who closed it. Pure. */
export function closedMessage(user: string): SlackMessage {
  const text = closedByText(user);
  return fitMessage({ text: caseTexts.closedBefore, blocks: [context(text)] }, [user]);
}
