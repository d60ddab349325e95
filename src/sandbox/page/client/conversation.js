/** @import { PageUpdate } from '../page-state.ts' */
/** @import { ShownMessage } from '../../slack/conversation.ts' */
/** @import { Screen } from './types.ts' */
import { byId, make } from './dom.js';
import { redrawKeepingFocus } from './focus.js';
import { messageId } from './message-id.js';
import { drawThread } from './thread.js';

/** Ephemeral messages the person put away; Slack forgets them on a reload, and so do we. @type {Set<string>} */
const dismissed = new Set();

/**
 * Draws the log of one channel, or only the thread an update belongs to.
 * @param {Screen} state
 * @param {string} channel
 * @param {PageUpdate | null} update null: everything
 */
export function drawConversation(state, channel, update) {
  const log = byId('log');
  const messages = state.messages.filter(
    (message) => message.channel === channel && !dismissed.has(messageId(message)),
  );
  if (update?.kind === 'message') {
    if (update.message.channel === channel) drawOne(state, log, messages, update.message);
    return;
  }
  const roots = messages.filter((message) => message.threadTs === null);
  log.replaceChildren(
    ...(roots.length === 0 ? [drawEmpty()] : roots.map((root) => draw(state, messages, root))),
  );
  log.lastElementChild?.scrollIntoView({ block: 'start' });
}

/**
 * @param {Screen} state
 * @param {ShownMessage[]} messages
 * @param {ShownMessage} root
 */
function draw(state, messages, root) {
  const replies = messages.filter((message) => message.threadTs === root.ts);
  return drawThread(state, root, replies, (message) => {
    dismissed.add(messageId(message));
    byId(messageId(message)).remove();
  });
}

/**
 * Redraws one thread in place, keeps the focus where it was and brings what is new, or grew at the end, into view.
 * Any other edit leaves the page where it is being read.
 * @param {Screen} state
 * @param {HTMLElement} log
 * @param {ShownMessage[]} messages
 * @param {ShownMessage} changed
 */
function drawOne(state, log, messages, changed) {
  const root = messages.find((message) => message.ts === (changed.threadTs ?? changed.ts)) ?? changed;
  const fresh = draw(state, messages, root);
  const isNew = document.getElementById(messageId(changed)) === null;
  const old = log.querySelector(`.thread[data-ts="${root.ts}"]`);
  log.querySelector('.empty')?.remove();
  redrawKeepingFocus(old, () => {
    if (old === null) log.append(fresh);
    else {
      keepReplyBox(old, fresh);
      old.replaceWith(fresh);
    }
    return fresh;
  });
  const shown = document.getElementById(messageId(changed));
  const isLast = [...fresh.querySelectorAll('.message')].at(-1) === shown;
  if (isNew || isLast) shown?.scrollIntoView({ block: 'nearest' });
}

/**
 * A reply half written survives the redraw.
 * @param {Element} old
 * @param {Element} fresh
 */
function keepReplyBox(old, fresh) {
  const box = old.querySelector('.thread-reply')?.firstElementChild;
  if (box) fresh.querySelector('.thread-reply')?.append(box);
}

function drawEmpty() {
  return make('p', { class: 'empty' }, 'Nothing here yet. Paste an error below, or try a sample.');
}
