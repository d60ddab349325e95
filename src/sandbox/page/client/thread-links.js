/** @import { Screen } from './types.ts' */
import { messageId } from './message-id.js';
import { tell } from './notice.js';

const PERMALINK = /^https?:\/\/[^/]+\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:\?|$)/;

/**
 * Opens links to messages in the page: the workspace is here and not at slack.com.
 * @param {() => Screen | null} read
 * @param {(channel: string) => void} choose opens a channel
 */
export function followThreadLinks(read, choose) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const found = PERMALINK.exec(link?.getAttribute('href') ?? '');
    if (found === null) return;
    event.preventDefault();
    const [, channel = '', seconds, counter] = found;
    const screen = read();
    if (!screen?.channels.some(({ id }) => id === channel))
      return tell('That conversation is not open to you.');
    choose(channel);
    const message = document.getElementById(messageId({ channel, ts: `${seconds}.${counter}` }));
    if (message === null) return tell('That message is no longer there.');
    message.scrollIntoView({ block: 'start' });
    message.focus({ preventScroll: true });
    message.classList.add('message-found');
    setTimeout(() => message.classList.remove('message-found'), 2_400);
  });
}
