/** @import { ShownModal } from '../../slack/conversation.ts' */
/** @import { Screen, Surroundings, TextObject } from './types.ts' */

import { nameOf } from './avatar.js';
import { drawBlocks } from './blocks/draw-blocks.js';
import { readValues } from './controls/values.js';
import { byId, icon, make } from './dom.js';
import { send } from './send.js';
import { plainText } from './text.js';

/** @type {string | null} */
let shownHash = null;

/**
 * Shows the modal on top of the stack, or puts the dialog away. A modal that did not change is left
 * alone, so that half-filled fields stay as they are.
 * @param {Screen} state
 */
export function drawModal(state) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('modal'));
  const top = state.modals.at(-1);
  if (top === undefined) {
    shownHash = null;
    if (dialog.open) dialog.close();
    return;
  }
  const hash = `${top.view.id}/${top.view.hash}`;
  if (hash !== shownHash) {
    shownHash = hash;
    const held = dialog.contains(document.activeElement);
    dialog.replaceChildren(drawForm(state, top));
    if (held) focusFirst(dialog);
  }
  showErrors(dialog, top.errors);
  if (dialog.open) return;
  dialog.showModal();
  focusFirst(dialog);
}

/** @param {HTMLElement} dialog */
function focusFirst(dialog) {
  const first =
    dialog.querySelector('.modal-body :is(.field, .choices input)') ??
    dialog.querySelector('footer button:last-child');
  if (first instanceof HTMLElement) first.focus();
}

/** Wires what the Escape key does: the app hears that its modal was closed. */
export function wireModal() {
  const dialog = byId('modal');
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    const viewId = dialog.querySelector('form')?.dataset.view;
    if (viewId !== undefined) void send('closings', { viewId });
  });
}

/**
 * @param {Screen} state
 * @param {ShownModal} modal
 */
function drawForm(state, { view }) {
  const viewId = view.id;
  const title = plainText(/** @type {TextObject} */ (view.title));
  const close = () => void send('closings', { viewId });
  const submit = /** @type {TextObject | null} */ (view.submit ?? null);
  const form = make(
    'form',
    { class: 'modal-form', 'data-view': viewId },
    make(
      'header',
      { class: 'modal-head' },
      make('h2', { class: 'dialog-title', id: 'modal-title' }, title),
      make(
        'button',
        { type: 'button', class: 'button button-icon', 'aria-label': 'Close', onclick: close },
        icon('close'),
      ),
    ),
    make('div', { class: 'modal-body blocks' }, ...drawBlocks(view.blocks, surroundingsOf(state, viewId))),
    make(
      'footer',
      { class: 'dialog-buttons' },
      make(
        'button',
        { type: 'button', class: 'button', onclick: close },
        plainText(/** @type {TextObject} */ (view.close)) || 'Close',
      ),
      submit === null
        ? null
        : make('button', { type: 'submit', class: 'button button-primary' }, plainText(submit)),
    ),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    form.setAttribute('aria-busy', 'true');
    await send('submissions', { viewId, values: readValues(form) });
    form.removeAttribute('aria-busy');
  });
  return form;
}

/**
 * @param {Screen} state
 * @param {string} viewId
 * @returns {Surroundings}
 */
export function surroundingsOf(state, viewId) {
  return {
    nameOf: (id) => nameOf(state, id),
    press: async (origin, blockId, action) => {
      const root = origin.closest('form, .home');
      const values = root === null ? {} : readValues(root);
      await send('presses', { place: { viewId }, action: { ...action, block_id: blockId }, values });
    },
  };
}

/**
 * @param {HTMLElement} dialog
 * @param {Readonly<Record<string, string>>} errors by block id
 */
function showErrors(dialog, errors) {
  for (const row of dialog.querySelectorAll('[data-input]')) {
    const text = errors[/** @type {HTMLElement} */ (row).dataset.input ?? ''] ?? '';
    const place = row.querySelector('.field-error');
    if (place !== null) place.textContent = text;
    row.querySelector('.field')?.setAttribute('aria-invalid', String(text !== ''));
  }
  const first = dialog.querySelector('[aria-invalid="true"]');
  if (first instanceof HTMLElement) first.focus();
}
