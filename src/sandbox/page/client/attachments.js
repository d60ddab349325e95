/** @import { ShownMessage } from '../../slack/conversation.ts' */
import { icon, make } from './dom.js';

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
      if (/^image\/(png|jpeg|gif|webp)$/.test(type))
        return make('li', {}, make('img', { src: href, alt: name, class: 'attachment-picture' }));
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
