/** @import { Control, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';

/**
 * The pair of buttons under an answer: helpful or not.
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 */
export function drawFeedback(control, blockId, around) {
  const pair = [control.positive_button, control.negative_button].map((side) => {
    if (side === undefined) return null;
    const button = make('button', { type: 'button', class: 'button button-quiet' }, plainText(side.text));
    button.dataset.press = `${blockId}/${control.action_id}/${side.value ?? ''}`;
    button.addEventListener('click', () => {
      const { action_id } = control;
      void around.press(button, blockId, {
        action_id,
        type: 'feedback_buttons',
        text: side.text,
        value: side.value,
      });
    });
    return button;
  });
  return make('span', { class: 'feedback' }, ...pair);
}
