import { icon, make } from './dom.js';

/** The emoji that the bot's texts use by name. Others stay as they are written. */
const characters = /** @type {Record<string, string>} */ ({
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  question: '❓',
  grey_question: '❔',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  rotating_light: '🚨',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  lock: '🔒',
  closed_lock_with_key: '🔐',
  key: '🔑',
  eyes: '👀',
  mag: '🔍',
  bulb: '💡',
  wave: '👋',
  pray: '🙏',
  '+1': '👍',
  '-1': '👎',
  thumbsup: '👍',
  thumbsdown: '👎',
  clock3: '🕒',
  arrows_counterclockwise: '🔄',
  telephone_receiver: '📞',
  iphone: '📱',
  speech_balloon: '💬',
  link: '🔗',
  memo: '📝',
  tada: '🎉',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  red_circle: '🔴',
  white_circle: '⚪',
  information_source: 'ℹ️',
  point_right: '👉',
  books: '📚',
  shield: '🛡️',
});

/**
 * Signs that carry a meaning are drawn by the page: not every machine has a font for them.
 */
const signs = /** @type {Record<string, { name: string, look: string, says: string }>} */ ({
  '✅': { name: 'ok', look: 'good', says: 'fine' },
  '✔': { name: 'ok', look: 'good', says: 'fine' },
  '❌': { name: 'cross', look: 'bad', says: 'fault' },
  '✖': { name: 'cross', look: 'bad', says: 'fault' },
  '⚠': { name: 'fault', look: 'wait', says: 'warning' },
  '❓': { name: 'unknown', look: 'soft', says: 'unknown' },
  '❔': { name: 'unknown', look: 'soft', says: 'unknown' },
  '⏳': { name: 'wait', look: 'wait', says: 'waiting' },
  '⌛': { name: 'wait', look: 'wait', says: 'waiting' },
  '✋': { name: 'hand', look: 'wait', says: 'your turn' },
  '🙋': { name: 'hand', look: 'wait', says: 'asks' },
  '👍': { name: 'thumb', look: 'good', says: 'yes' },
  '👎': { name: 'thumb', look: 'bad turned', says: 'no' },
  '⏸': { name: 'pause', look: 'wait', says: 'paused' },
  '🔄': { name: 'again', look: 'soft', says: 'again' },
  '🔐': { name: 'lock', look: 'soft', says: 'secret' },
  '🛑': { name: 'cross', look: 'bad', says: 'stopped' },
  ℹ: { name: 'notice', look: 'soft', says: 'note' },
});

const SIGN = new RegExp(`(${Object.keys(signs).join('|')})\uFE0F?`, 'u');

/**
 * Text with its emoji: names in colons become characters, telling signs become drawings.
 * @param {string} text
 * @returns {Node[]}
 */
export function drawWords(text) {
  const named = text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => characters[name] ?? whole);
  const parts = named.split(SIGN).filter((part) => part !== '');
  return parts.map((part) => {
    const sign = signs[part];
    if (sign === undefined) return document.createTextNode(part);
    const { name, look, says } = sign;
    return make('span', { class: `emoji emoji-${look}`, role: 'img', 'aria-label': says }, icon(name));
  });
}

/**
 * The same as plain characters, for labels.
 * @param {string} text
 */
export function spellEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => characters[name] ?? whole);
}
