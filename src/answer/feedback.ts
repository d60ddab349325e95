import { feedbackActionId, feedbackValue, type Opinion } from './action-ids.ts';
import { actions, button, plainText } from './blocks.ts';
import type { ActionsBlock, ContextActionsBlock, RenderOptions } from './message.ts';
import { feedbackLabels, feedbackSpoken } from './texts-learning.ts';

/** "Helpful" and "wrong" under an answer; where the pair is not known, two plain buttons. */
export function feedbackBlock(
  entry: string,
  caseId: string,
  { plain = false }: RenderOptions = {},
): ContextActionsBlock | ActionsBlock {
  if (plain) {
    const one = (opinion: Opinion) =>
      button(feedbackActionId(entry, opinion), feedbackLabels[opinion], feedbackValue(opinion, caseId));
    return actions(one('helpful'), one('wrong'));
  }
  const side = (opinion: Opinion) => ({
    text: plainText(feedbackLabels[opinion]),
    accessibility_label: feedbackSpoken[opinion],
    value: feedbackValue(opinion, caseId),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: feedbackActionId(entry),
        positive_button: side('helpful'),
        negative_button: side('wrong'),
      },
    ],
  };
}
