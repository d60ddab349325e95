/** @import { HeaderBlock } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';

/** @param {HeaderBlock} block */
export function drawHeader(block) {
  return make('h3', { class: 'block-header' }, plainText(block.text));
}
