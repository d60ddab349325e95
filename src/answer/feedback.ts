import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import { feedbackActionId, feedbackValue, type Opinion } from './action-ids.ts';
import { actions, button, plainText } from './blocks.ts';
import type { ActionsBlock, ContextActionsBlock, RenderOptions } from './message.ts';

/** "Helpful" and "wrong" under an answer; where the pair is not known, two plain buttons. */
export function feedbackBlock(
  entry: string,
  caseId: string,
  { plain = false, labels = ENGLISH_LABELS }: RenderOptions = {},
): ContextActionsBlock | ActionsBlock {
  const { helpful, wrong, helpfulSpoken, wrongSpoken } = labels.feedback;
  const shown = { helpful, wrong };
  const spoken = { helpful: helpfulSpoken, wrong: wrongSpoken };
  if (plain) {
    const one = (opinion: Opinion) =>
      button(feedbackActionId(entry, opinion), shown[opinion], feedbackValue(opinion, caseId));
    return actions(one('helpful'), one('wrong'));
  }
  const side = (opinion: Opinion) => ({
    text: plainText(shown[opinion]),
    accessibility_label: spoken[opinion],
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
