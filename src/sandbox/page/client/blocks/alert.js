/** @import { AlertBlock, Surroundings } from '../types.ts' */
import { icon, make } from '../dom.js';
import { drawText } from '../text.js';

/**
 * @param {AlertBlock} block
 * @param {Surroundings} around
 */
export function drawAlert(block, around) {
  const level = block.level ?? 'default';
  const words = make('p', {}, ...drawText(block.text, around));
  return make('div', { class: `block-alert level-${level}`, role: 'note' }, icon('notice'), words);
}
