/** @import { ImageBlock } from '../types.ts' */
import { make } from '../dom.js';

/**
 * The sandbox loads nothing from elsewhere, so a picture is only its description.
 * @param {ImageBlock} block
 */
export function drawImage(block) {
  return make('p', { class: 'block-context' }, `Picture: ${block.alt_text}`);
}
