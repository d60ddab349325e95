import { icon, make } from './dom.js';
import { tell } from './notice.js';
import { send } from './send.js';

const TAKEN = 'image/png,image/jpeg,image/webp,image/gif,.csv,.txt,text/csv,text/plain';
const LARGEST = 10_000_000;

/** @typedef {{ channel: string, thread_ts?: string }} Target */

/**
 * The paperclip: sends a picture or a file of text, with what stands in the box beside it.
 * @param {() => Target} target
 * @param {{ read: () => string, clear: () => void }} words
 */
export function makePaperclip(target, { read, clear }) {
  const input = /** @type {HTMLInputElement} */ (
    make('input', { type: 'file', accept: TAKEN, hidden: true, 'aria-label': 'File to send' })
  );
  const button = make(
    'button',
    {
      type: 'button',
      class: 'button button-icon button-bare',
      'aria-label': 'Attach a file',
      title: 'Attach a picture, CSV or text',
      onclick: () => input.click(),
    },
    icon('clip'),
  );
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file === undefined) return;
    button.setAttribute('aria-busy', 'true');
    if (await sendFile(target(), file, read())) clear();
    button.removeAttribute('aria-busy');
  });
  return make('span', {}, button, input);
}

/**
 * @param {Target} target
 * @param {File} file
 * @param {string} [text]
 */
export async function sendFile(target, file, text = '') {
  if (file.size > LARGEST) {
    tell('That file is too large: ten megabytes are taken.');
    return false;
  }
  const { name, type } = file;
  return send('files', { ...target, name, type: type || 'text/plain', base64: await encode(file), text });
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function encode(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
