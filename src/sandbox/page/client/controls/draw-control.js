/** @import { Control, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';
import { drawButton } from './button.js';
import { makeChoices, readChoices } from './choices.js';
import { drawFeedback } from './feedback.js';
import { drawOverflow } from './overflow.js';
import { chosenOption, makeSelect } from './select.js';
import { holdValue } from './values.js';

/**
 * A control in a message: the app hears of every press and every choice.
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 * @returns {HTMLElement}
 */
export function drawControl(control, blockId, around) {
  switch (control.type) {
    case 'button':
    case 'icon_button':
      return drawButton(control, blockId, around);
    case 'overflow':
      return drawOverflow(control, blockId, around);
    case 'feedback_buttons':
      return drawFeedback(control, blockId, around);
    case 'static_select':
    case 'external_select':
      return drawSelect(control, blockId, around);
    case 'radio_buttons':
    case 'checkboxes':
      return drawChoices(control, blockId, around);
    default:
      return make('span', { class: 'block-context' }, `The sandbox cannot draw “${control.type}” controls.`);
  }
}

/**
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 */
function drawSelect(control, blockId, around) {
  const { type, action_id } = control;
  const select = makeSelect(control, {});
  select.setAttribute('aria-label', plainText(control.placeholder) || 'Choose');
  const read = () => ({ type, selected_option: chosenOption(control, select) });
  select.addEventListener('change', () => void around.press(select, blockId, { action_id, ...read() }));
  return holdValue(select, blockId, action_id, read);
}

/**
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 */
function drawChoices(control, blockId, around) {
  const { type, action_id } = control;
  const group = makeChoices(control, {});
  const read = () => ({ type, ...readChoices(control, group) });
  group.addEventListener('change', () => void around.press(group, blockId, { action_id, ...read() }));
  return holdValue(group, blockId, action_id, read);
}
