import { cutText } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import type { Block } from './message.ts';

/** Where a message grew too long its longest texts are cut, but not below this. */
const SHORTEST_CUT = 160;

/** Cuts the longest text again and again until the whole is short enough. */
export function fitTotal(blocks: readonly Block[]): Block[] {
  const fitted = structuredClone([...blocks]);
  const texts = fitted.flatMap(textsOf);
  let total = sizeOf(fitted);
  while (total >= LIMITS.message.total) {
    const longest = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a), texts[0] ?? NO_TEXT);
    if (longest.text.length > SHORTEST_CUT) {
      total -= sizeOf(longest.text);
      longest.text = cutText(longest.text, Math.ceil(longest.text.length * 0.7));
      total += sizeOf(longest.text);
    } else {
      fitted.pop();
      total = sizeOf(fitted);
    }
  }
  return fitted;
}

/** As Slack gets it. */
function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** Whatever holds words that may be cut. */
type Cuttable = { text: string };

const NO_TEXT: Cuttable = { text: '' };

export function textsOf(block: Block): Cuttable[] {
  switch (block.type) {
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
    case 'context':
      return block.elements;
    case 'container':
      return block.child_blocks.flatMap(textsOf);
    case 'table':
      return block.rows.flat();
    case 'rich_text':
      return block.elements.flatMap(({ elements }) => elements);
    default:
      return [];
  }
}
