/** @import { Surroundings, TableBlock, TableCell } from '../types.ts' */
import { make } from '../dom.js';
import { drawWords } from '../emoji.js';
import { drawRichParts } from './rich-text.js';

/**
 * The first row is drawn as the head, as Slack does.
 * @param {TableBlock} block
 * @param {Surroundings} around
 */
export function drawTable(block, around) {
  const [head = [], ...body] = block.rows;
  const align = (/** @type {number} */ column) => block.column_settings?.[column]?.align ?? 'left';
  const row = (/** @type {readonly TableCell[]} */ cells, /** @type {'th' | 'td'} */ tag) =>
    make(
      'tr',
      {},
      ...cells.map((cell, column) =>
        make(
          tag,
          { class: `align-${align(column)}`, scope: tag === 'th' ? 'col' : undefined },
          ...drawCell(cell, around),
        ),
      ),
    );
  return make(
    'div',
    { class: 'block-table', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    make(
      'table',
      {},
      make('thead', {}, row(head, 'th')),
      make('tbody', {}, ...body.map((cells) => row(cells, 'td'))),
    ),
  );
}

/**
 * @param {TableCell} cell
 * @param {Surroundings} around
 * @returns {Node[]}
 */
function drawCell(cell, around) {
  return cell.type === 'rich_text' ? drawRichParts(cell.elements, around) : drawWords(cell.text);
}
