/** @import { ShownMessage } from '../../slack/conversation.ts' */
import { icon, make } from './dom.js';

/** Pictures that have been seen whole. @type {Set<string>} */
const loaded = new Set();

/**
 * A picture grows when it has come; the first time, its message is brought into view once more.
 * @param {string} id
 * @param {string} name
 */
function drawPicture(id, name) {
  const picture = make('img', { src: `/files/${id}`, alt: name, class: 'attachment-picture' });
  picture.addEventListener('load', () => {
    if (!loaded.has(id)) picture.closest('.thread')?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    loaded.add(id);
  });
  return make('li', {}, picture);
}

/**
 * The files of a message: pictures as such, others by name and size.
 * @param {ShownMessage} message
 */
export function drawAttachments({ files }) {
  if (files.length === 0) return null;
  return make(
    'ul',
    { class: 'attachments', 'aria-label': 'Files' },
    ...files.map(({ id, name, type, size }) => {
      const href = `/files/${id}`;
      if (/^image\/(png|jpeg|gif|webp)$/.test(type)) return drawPicture(id, name);
      return make(
        'li',
        {},
        make(
          'a',
          { href, download: name, class: 'attachment' },
          icon('file'),
          make('span', {}, name),
          make('small', {}, sizeOf(size)),
        ),
      );
    }),
  );
}

/** @param {number} bytes */
function sizeOf(bytes) {
  return bytes < 1_000 ? `${bytes} B` : `${Math.round(bytes / 1_000)} kB`;
}
