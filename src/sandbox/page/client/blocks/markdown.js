/** @import { MarkdownBlock, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { drawMrkdwn } from '../mrkdwn.js';

/**
 * Standard Markdown, as far as it has a counterpart in mrkdwn.
 * @param {MarkdownBlock} block
 * @param {Surroundings} around
 */
export function drawMarkdown(block, around) {
  const source = block.text
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/^#{1,6} (.+)$/gm, '*$1*')
    .replace(/^[-*] /gm, '• ')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '<$2|$1>');
  return make('div', { class: 'block-section' }, make('p', {}, ...drawMrkdwn(source, around)));
}
