/** @import { ActionsBlock, Surroundings } from '../types.ts' */
import { drawControl } from '../controls/draw-control.js';
import { make } from '../dom.js';

/**
 * @param {ActionsBlock} block
 * @param {Surroundings} around
 */
export function drawActions(block, around) {
  const controls = block.elements.map((control) => drawControl(control, block.block_id ?? '', around));
  return make('div', { class: 'block-actions' }, ...controls);
}
