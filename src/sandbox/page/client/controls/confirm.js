/** @import { Confirm } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';

/**
 * Asks the question of a confirm object; true when the person goes on.
 * @param {Confirm} question
 * @returns {Promise<boolean>}
 */
export function askConfirm(question) {
  return new Promise((resolve) => {
    const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'dialog dialog-small' }));
    const button = (/** @type {string} */ value, /** @type {string} */ label, /** @type {string} */ look) =>
      make('button', { type: 'submit', value, class: `button ${look}` }, label);
    dialog.append(
      make(
        'form',
        { method: 'dialog' },
        make('h2', { class: 'dialog-title' }, plainText(question.title)),
        make('p', { class: 'dialog-text' }, plainText(question.text)),
        make(
          'div',
          { class: 'dialog-buttons' },
          button('no', plainText(question.deny), ''),
          button(
            'yes',
            plainText(question.confirm),
            question.style === 'danger' ? 'button-danger' : 'button-primary',
          ),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
