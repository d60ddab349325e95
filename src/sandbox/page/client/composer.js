import { freshId, icon, make } from './dom.js';
import { send } from './send.js';
import { makePaperclip } from './upload.js';

/**
 * @typedef {object} ComposerOptions
 * @property {string} label
 * @property {string} placeholder
 * @property {number} rows
 * @property {() => { channel: string, thread_ts?: string }} target
 * @property {() => void} [onSent]
 */

/**
 * A box to write or paste into. Enter sends; Shift+Enter makes a new line; a paste of several lines is
 * offered as a code block, which keeps payloads and tracebacks in shape.
 * @param {ComposerOptions} options
 */
export function makeComposer({ label, placeholder, rows, target, onSent }) {
  const id = freshId();
  const area = /** @type {HTMLTextAreaElement} */ (
    make('textarea', { id, rows, placeholder, class: 'composer-text' })
  );
  const code = /** @type {HTMLInputElement} */ (
    make('input', { type: 'checkbox', class: 'visually-hidden' })
  );
  const submit = make('button', { type: 'submit', class: 'button button-primary' }, 'Send', icon('send'));
  const tools = make('span', { class: 'composer-tools' });
  const form = /** @type {HTMLFormElement} */ (
    make(
      'form',
      { class: 'composer' },
      make('label', { for: id, class: 'visually-hidden' }, label),
      area,
      make(
        'div',
        { class: 'composer-bar' },
        tools,
        makePaperclip(target, {
          read: () => area.value.trim(),
          clear: () => {
            area.value = '';
            onSent?.();
          },
        }),
        makeCodeToggle(code),
        make('span', { class: 'composer-hint' }, 'Enter sends, Shift + Enter for a new line'),
        submit,
      ),
    )
  );
  wirePaste(area, code);
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (text === '') return area.focus();
    submit.setAttribute('aria-busy', 'true');
    const sent = await send('messages', {
      ...target(),
      text: code.checked ? `\`\`\`\n${text}\n\`\`\`` : text,
    });
    submit.removeAttribute('aria-busy');
    if (!sent) return;
    area.value = '';
    code.checked = false;
    area.focus();
    onSent?.();
  });
  return {
    form,
    /** Buttons before the others. @param {...HTMLElement} buttons */
    setTools: (...buttons) => tools.replaceChildren(...buttons),
    /** Puts words into the box, to be gone on with. @param {string} text */
    write: (text) => {
      area.value = text;
      area.focus();
    },
  };
}

/** @param {HTMLInputElement} code */
function makeCodeToggle(code) {
  return make(
    'label',
    { class: 'toggle', title: 'Send as a code block' },
    code,
    icon('code'),
    make('span', {}, 'Code block'),
  );
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {HTMLInputElement} code
 */
function wirePaste(area, code) {
  area.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (area.value === '' && pasted.trim().split('\n').length > 3) code.checked = true;
  });
}
