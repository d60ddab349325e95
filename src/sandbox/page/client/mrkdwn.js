/** @import { Surroundings } from './types.ts' */
import { drawDate } from './date-span.js';
import { make } from './dom.js';
import { drawWords } from './emoji.js';

/**
 * Draws Slack's mrkdwn as nodes: fences, quotes, bold, italic, strike, code, links, mentions, emoji.
 * Everything else is text, so nothing in it can become markup.
 * @param {string} source
 * @param {Surroundings} around
 * @returns {Node[]}
 */
export function drawMrkdwn(source, around) {
  return source.split('```').flatMap((part, index) => {
    if (index % 2 === 1) return [make('pre', {}, plain(part.replace(/^\n/, '')))];
    return drawLines(part, around);
  });
}

/**
 * @param {string} source
 * @param {Surroundings} around
 * @returns {Node[]}
 */
function drawLines(source, around) {
  const groups = groupQuotes(source.split('\n'));
  return groups.flatMap(({ quoted, lines }, index) => {
    const nodes = lines.flatMap((line, at) => [
      ...(at === 0 ? [] : [make('br')]),
      ...drawInline(line, around),
    ]);
    if (quoted) return [make('blockquote', {}, ...nodes)];
    const before = groups[index - 1];
    return before !== undefined && !before.quoted ? [make('br'), ...nodes] : nodes;
  });
}

/** @param {string[]} lines */
function groupQuotes(lines) {
  /** @type {{ quoted: boolean, lines: string[] }[]} */
  const groups = [];
  for (const line of lines) {
    const quoted = /^(&gt;|>)/.test(line);
    const text = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    const last = groups.at(-1);
    if (last?.quoted === quoted) last.lines.push(text);
    else groups.push({ quoted, lines: [text] });
  }
  return groups;
}

// A style mark opens after a space or punctuation and closes before one, and never spans lines.
const INLINE =
  /<(?<angle>[^<>\n]+)>|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}])(?<mark>[*_~])(?=\S)(?<inner>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}])/gu;

/** @type {Record<string, string>} */
const tags = { '*': 'strong', _: 'em', '~': 's' };

/**
 * @param {string} source one line
 * @param {Surroundings} around
 * @returns {Node[]}
 */
function drawInline(source, around) {
  /** @type {Node[]} */
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) nodes.push(...drawWords(plain(source.slice(end, match.index))));
    nodes.push(drawMatch(match, around));
    end = match.index + match[0].length;
  }
  if (end < source.length) nodes.push(...drawWords(plain(source.slice(end))));
  return nodes;
}

/**
 * @param {RegExpMatchArray} match
 * @param {Surroundings} around
 * @returns {Node}
 */
function drawMatch(match, around) {
  const { angle = '', code, mark, inner } = match.groups ?? {};
  if (code !== undefined) return make('code', {}, plain(code));
  if (mark !== undefined && inner !== undefined)
    return make(tags[mark] ?? 'span', {}, ...drawInline(inner, around));
  return drawAngle(angle, around);
}

/**
 * What stands in angle brackets: a mention, a date, or a link.
 * @param {string} source
 * @param {Surroundings} around
 * @returns {Node}
 */
function drawAngle(source, around) {
  const [target = '', label] = source.split('|');
  if (target.startsWith('@')) return make('span', { class: 'mention' }, `@${around.nameOf(target.slice(1))}`);
  if (target.startsWith('#'))
    return make('span', { class: 'mention' }, `#${label ?? around.nameOf(target.slice(1))}`);
  if (target.startsWith('!date')) return drawDate(target, plain(label ?? ''));
  if (target.startsWith('!')) return make('span', { class: 'mention' }, `@${target.slice(1)}`);
  return drawLink(plain(target), plain(label ?? target).replace(/^(mailto|tel):/, ''));
}

/**
 * A link to the web, a mail address or a telephone number; anything else is only its words.
 * @param {string} url
 * @param {string} label
 * @returns {Node}
 */
export function drawLink(url, label) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return document.createTextNode(label);
  return make('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, label);
}

/** @param {string} text */
function plain(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
