/** @import { Surroundings, TextObject } from './types.ts' */
import { emojiOf } from './emoji.js';
import { drawMrkdwn } from './mrkdwn.js';

/**
 * A text object as nodes.
 * @param {TextObject} text
 * @param {Surroundings} around
 * @returns {Node[]}
 */
export function drawText(text, around) {
  if (text.type === 'mrkdwn') return drawMrkdwn(text.text, around);
  return [document.createTextNode(plainText(text))];
}

/**
 * The words of a text object with its emoji drawn.
 * @param {TextObject | undefined} text
 */
export function plainText(text) {
  return (text?.text ?? '').replace(/:([a-z0-9_+-]+):/g, (_, name) => emojiOf(name));
}
