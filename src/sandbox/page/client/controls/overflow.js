/** @import { Control, Surroundings } from '../types.ts' */
import { icon, make } from '../dom.js';
import { makeMenu } from '../menu.js';
import { plainText } from '../text.js';
import { askConfirm } from './confirm.js';

/**
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 */
export function drawOverflow(control, blockId, around) {
  const button = make(
    'button',
    { type: 'button', class: 'button button-icon', 'aria-label': 'More' },
    icon('more'),
  );
  button.dataset.press = `${blockId}/${control.action_id}`;
  const items = (control.options ?? []).map((option) => ({
    label: plainText(option.text),
    ...(option.description === undefined ? {} : { note: plainText(option.description) }),
    choose: async () => {
      if (control.confirm !== undefined && !(await askConfirm(control.confirm))) return;
      const { action_id } = control;
      await around.press(button, blockId, { action_id, type: 'overflow', selected_option: option });
    },
  }));
  return makeMenu(button, items, 'More');
}
