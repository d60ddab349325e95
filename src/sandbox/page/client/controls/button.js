/** @import { Control, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { drawLink } from '../mrkdwn.js';
import { plainText } from '../text.js';
import { askConfirm } from './confirm.js';

/**
 * A button that tells the app; one with an address is a link as well.
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} around
 */
export function drawButton(control, blockId, around) {
  const label = plainText(control.text);
  const look = control.style === undefined ? '' : `button-${control.style}`;
  if (control.url !== undefined) {
    const link = drawLink(control.url, label);
    if (link instanceof HTMLElement) link.className = `button ${look}`;
    return make('span', {}, link);
  }
  const button = make(
    'button',
    { type: 'button', class: `button ${look}`, 'aria-label': control.accessibility_label },
    label,
  );
  button.dataset.press = `${blockId}/${control.action_id}`;
  button.addEventListener('click', async () => {
    if (control.confirm !== undefined && !(await askConfirm(control.confirm))) return;
    const { action_id, value, text } = control;
    await around.press(button, blockId, {
      action_id,
      type: 'button',
      text,
      ...(value === undefined ? {} : { value }),
    });
  });
  return button;
}
