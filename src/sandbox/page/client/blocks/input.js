/** @import { InputBlock, Surroundings } from '../types.ts' */
import { drawField } from '../controls/draw-field.js';
import { freshId, make } from '../dom.js';
import { plainText } from '../text.js';

/**
 * A labelled field of a modal, with room for its hint and for what is wrong with it.
 * @param {InputBlock} block
 * @param {Surroundings} around
 */
export function drawInput(block, around) {
  const id = freshId();
  const hint =
    block.hint === undefined
      ? null
      : make('p', { class: 'field-hint', id: `${id}-hint` }, plainText(block.hint));
  const error = make('p', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const describedBy = `${hint === null ? '' : `${id}-hint `}${id}-error`;
  const optional = block.optional === true ? make('span', { class: 'field-optional' }, ' (optional)') : null;
  const field = drawField(block.element, block.block_id ?? '', around, {
    id,
    describedBy,
    required: block.optional !== true,
  });
  return make(
    'div',
    { class: 'block-input', 'data-input': block.block_id ?? '' },
    make('label', { for: id, id: `${id}-label` }, plainText(block.label), optional),
    field,
    hint,
    error,
  );
}
