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
  const wraps = (/** @type {number} */ column) =>
    block.column_settings?.[column]?.is_wrapped !== false && !isShort(block.rows, column);
  const align = (/** @type {number} */ column) => block.column_settings?.[column]?.align ?? 'left';
  const row = (/** @type {readonly TableCell[]} */ cells, /** @type {'th' | 'td'} */ tag) =>
    make(
      'tr',
      {},
      ...cells.map((cell, column) =>
        make(
          tag,
          {
            class: `align-${align(column)}${wraps(column) ? '' : ' unwrapped'}`,
            scope: tag === 'th' ? 'col' : undefined,
          },
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

const SHORT = 20;

/**
 * Does the column hold but a word or two? Such a cell broken over two lines, under its icon, is hard to read.
 * @param {TableBlock['rows']} rows
 * @param {number} column
 */
function isShort(rows, column) {
  return rows.every((row) => {
    const cell = row[column];
    return cell?.type === 'raw_text' && cell.text.length <= SHORT;
  });
}

/**
 * @param {TableCell} cell
 * @param {Surroundings} around
 * @returns {Node[]}
 */
function drawCell(cell, around) {
  return cell.type === 'rich_text' ? drawRichParts(cell.elements, around) : drawWords(cell.text);
}
