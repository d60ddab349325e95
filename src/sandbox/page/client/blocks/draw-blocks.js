/** @import { Block } from '../../../slack/conversation.ts' */
/** @import { ContainerBlock, Draw, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { drawActions } from './actions.js';
import { drawAlert } from './alert.js';
import { drawChart } from './chart.js';
import { drawContainer } from './container.js';
import { drawContext } from './context.js';
import { drawDivider } from './divider.js';
import { drawHeader } from './header.js';
import { drawImage } from './image.js';
import { drawInput } from './input.js';
import { drawMarkdown } from './markdown.js';
import { drawRichText } from './rich-text.js';
import { drawSection } from './section.js';
import { drawTable } from './table.js';

/** Every kind of block the page draws. */
const kinds = /** @type {Record<string, Draw>} */ ({
  actions: drawActions,
  alert: drawAlert,
  container: (/** @type {ContainerBlock} */ block, /** @type {Surroundings} */ around) =>
    drawContainer(block, around, drawBlocks),
  context: drawContext,
  context_actions: drawActions,
  data_visualization: drawChart,
  divider: drawDivider,
  header: drawHeader,
  image: drawImage,
  input: drawInput,
  markdown: drawMarkdown,
  rich_text: drawRichText,
  section: drawSection,
  table: drawTable,
});

/**
 * @param {readonly Block[]} blocks
 * @param {Surroundings} around
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, around) {
  return blocks.map((block) => {
    const draw = kinds[block.type];
    if (draw === undefined)
      return make('p', { class: 'block-context' }, `The sandbox cannot draw “${block.type}” blocks.`);
    return draw(/** @type {never} */ (block), around);
  });
}
