/** @import { Screen } from './types.ts' */
import { icon, make } from './dom.js';

/**
 * The name of a person, the bot or a channel.
 * @param {Screen} screen
 * @param {string} id
 */
export function nameOf({ people, bot, everywhere }, id) {
  return [...people, bot, ...everywhere].find((known) => known.id === id)?.name ?? id;
}

/**
 * @param {Screen} screen
 * @param {string} user
 */
export function drawAvatar(screen, user) {
  if (user === screen.bot.id)
    return make('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' }, icon('desk'));
  const initials = nameOf(screen, user)
    .split(' ')
    .map((word) => word.charAt(0));
  const place = screen.people.findIndex(({ id }) => id === user);
  return make(
    'span',
    { class: `avatar avatar-${Math.max(0, place)}`, 'aria-hidden': 'true' },
    initials.join('').slice(0, 2),
  );
}
