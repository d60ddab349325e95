/** @import { PageUpdate } from '../page-state.ts' */
/** @import { Screen } from './types.ts' */
import { nameOf } from './avatar.js';
import { byId } from './dom.js';
import { spellEmoji } from './emoji.js';

const LONGEST = 300;

/**
 * Tells screen readers of a message that came or changed, in its own short words: the log itself is drawn anew by
 * whole threads and would be read out by whole threads.
 * @param {Screen} screen
 * @param {PageUpdate} update
 */
export function announce(screen, update) {
  if (update.kind !== 'message') return;
  const { user, text, seenBy, channel, edited } = update.message;
  const isMine = user === screen.me.id;
  const isHere = screen.channels.some(({ id }) => id === channel);
  if (isMine || !isHere || (seenBy !== null && seenBy !== screen.me.id)) return;
  const words = spellEmoji(text.replace(/<[^|>]*\|([^>]*)>/g, '$1').replace(/[*_`]/g, ''));
  byId('live').textContent = `${nameOf(screen, user)}${edited ? ', edited' : ''}: ${words.slice(0, LONGEST)}`;
}
