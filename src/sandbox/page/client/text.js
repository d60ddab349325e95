/** @import { Surroundings, TextObject } from './types.ts' */
import { drawWords, spellEmoji } from './emoji.js';
import { drawMrkdwn } from './mrkdwn.js';

/**
 * A text object as nodes.
 * @param {TextObject} text
 * @param {Surroundings} around
 * @returns {Node[]}
 */
export function drawText(text, around) {
  if (text.type === 'mrkdwn') return drawMrkdwn(text.text, around);
  return drawWords(text.text);
}

/**
 * The words of a text object as a string.
 * @param {TextObject | undefined} text
 */
export function plainText(text) {
  return spellEmoji(text?.text ?? '');
}
