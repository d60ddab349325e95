/** @import { Block } from '../../../slack/conversation.ts' */
/** @import { ContainerBlock, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';

/**
 * A titled group; one that may be folded is a disclosure.
 * @param {ContainerBlock} block
 * @param {Surroundings} around
 * @param {(blocks: readonly Block[], around: Surroundings) => HTMLElement[]} drawInner
 */
export function drawContainer(block, around, drawInner) {
  const inner = make('div', { class: 'blocks' }, ...drawInner(block.child_blocks ?? [], around));
  const title = [
    make('span', { class: 'block-container-title' }, plainText(block.title)),
    block.subtitle === undefined
      ? null
      : make('span', { class: 'block-container-subtitle' }, plainText(block.subtitle)),
  ];
  if (block.is_collapsible !== true) {
    return make(
      'div',
      { class: 'block-container' },
      make('div', { class: 'block-container-head' }, ...title),
      inner,
    );
  }
  const open = block.default_collapsed !== true;
  return make('details', { class: 'block-container', open }, make('summary', {}, ...title), inner);
}
