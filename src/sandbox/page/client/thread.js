/** @import { ShownMessage } from '../../slack/conversation.ts' */
/** @import { Screen } from './types.ts' */
import { makeComposer } from './composer.js';
import { make } from './dom.js';
import { drawMessage } from './message.js';

/**
 * A message and the replies under it. Replies stay in sight: the answer is what one came for.
 * @param {Screen} state
 * @param {ShownMessage} parent
 * @param {ShownMessage[]} replies
 * @param {(message: ShownMessage) => void} dismiss
 */
export function drawThread(state, parent, replies, dismiss) {
  const reply = make('div', { class: 'thread-reply' });
  const openReply = () => {
    if (reply.childElementCount === 0) reply.append(makeReplyBox(parent, () => reply.replaceChildren()));
    reply.querySelector('textarea')?.focus();
  };
  const list = make(
    'div',
    { class: 'thread-replies' },
    ...replies.map((message) => drawMessage(state, message, { dismiss: () => dismiss(message) })),
    reply,
  );
  const root = drawMessage(state, parent, { reply: openReply, dismiss: () => dismiss(parent) });
  return make(
    'section',
    { class: 'thread', 'data-ts': parent.ts, 'aria-label': threadLabel(replies.length) },
    root,
    list,
  );
}

/** @param {number} replies */
function threadLabel(replies) {
  if (replies === 0) return 'Message';
  return replies === 1 ? 'Thread with 1 reply' : `Thread with ${replies} replies`;
}

/**
 * @param {ShownMessage} parent
 * @param {() => void} close
 */
function makeReplyBox(parent, close) {
  const { form } = makeComposer({
    label: 'Reply in this thread',
    placeholder: 'Reply…',
    rows: 2,
    target: () => ({ channel: parent.channel, thread_ts: parent.ts }),
    onSent: close,
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  return form;
}
