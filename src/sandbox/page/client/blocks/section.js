/** @import { SectionBlock, Surroundings } from '../types.ts' */
import { drawControl } from '../controls/draw-control.js';
import { make } from '../dom.js';
import { drawText } from '../text.js';

/**
 * @param {SectionBlock} block
 * @param {Surroundings} around
 */
export function drawSection(block, around) {
  const { text, fields, accessory } = block;
  return make(
    'div',
    { class: 'block-section' },
    make(
      'div',
      { class: 'block-section-text' },
      text === undefined ? null : make('p', {}, ...drawText(text, around)),
      fields === undefined
        ? null
        : make(
            'div',
            { class: 'block-fields' },
            ...fields.map((field) => make('p', {}, ...drawText(field, around))),
          ),
    ),
    accessory === undefined || !('action_id' in accessory)
      ? null
      : drawControl(accessory, block.block_id ?? '', around),
  );
}
