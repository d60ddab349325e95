/** @import { RichElement, RichPart, RichTextBlock, Surroundings } from '../types.ts' */
import { make } from '../dom.js';
import { drawWords } from '../emoji.js';
import { drawLink } from '../mrkdwn.js';

/**
 * @param {RichTextBlock} block
 * @param {Surroundings} around
 */
export function drawRichText(block, around) {
  return make('div', { class: 'block-rich' }, ...drawRichParts(block.elements, around));
}

/**
 * @param {readonly RichPart[]} parts
 * @param {Surroundings} around
 */
export function drawRichParts(parts, around) {
  return parts.map((part) => drawPart(part, around));
}

/**
 * @param {RichPart} part
 * @param {Surroundings} around
 * @returns {HTMLElement}
 */
function drawPart(part, around) {
  const children = part.elements.map((element) => drawElement(element, around));
  switch (part.type) {
    case 'rich_text_preformatted':
      return make('pre', { tabindex: 0 }, ...children);
    case 'rich_text_quote':
      return make('blockquote', {}, ...children);
    case 'rich_text_list':
      return make(
        part.style === 'ordered' ? 'ol' : 'ul',
        {},
        ...children.map((child) => make('li', {}, child)),
      );
    default:
      return make('p', {}, ...children);
  }
}

/**
 * @param {RichElement | RichPart} element
 * @param {Surroundings} around
 * @returns {Node}
 */
function drawElement(element, around) {
  if ('elements' in element)
    return make('span', {}, ...element.elements.map((inner) => drawElement(inner, around)));
  const {
    type,
    text = '',
    url = '',
    user_id: user = '',
    channel_id: channel = '',
    name = '',
    style,
  } = element;
  if (type === 'link') return drawLink(url, text === '' ? url : text);
  if (type === 'user') return make('span', { class: 'mention' }, `@${around.nameOf(user)}`);
  if (type === 'channel') return make('span', { class: 'mention' }, `#${around.nameOf(channel)}`);
  if (type === 'emoji') return make('span', {}, ...drawWords(`:${name}:`));
  return dress(make('span', {}, ...drawWords(text)), style);
}

/**
 * @param {Node} node
 * @param {RichElement['style']} style
 * @returns {Node}
 */
function dress(node, style = {}) {
  const tags = [style.code && 'code', style.strike && 's', style.italic && 'em', style.bold && 'strong'];
  return tags.reduce((inner, tag) => (tag ? make(tag, {}, inner) : inner), node);
}
