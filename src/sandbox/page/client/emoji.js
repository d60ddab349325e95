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
 * @param {string} name without its colons
 * @returns {string}
 */
export function emojiOf(name) {
  return characters[name] ?? `:${name}:`;
}
