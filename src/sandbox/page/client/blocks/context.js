/** @import { ContextBlock, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { drawText } from '../text.js';

/**
 * @param {ContextBlock} block
 * @param {Surroundings} around
 */
export function drawContext(block, around) {
  const parts = block.elements.map((element) =>
    element.type === 'image'
      ? make('span', {}, element.alt_text)
      : make('span', {}, ...drawText(element, around)),
  );
  return make('div', { class: 'block-context' }, ...parts);
}
