/** @typedef {{ label: string, note?: string, choose: () => void }} MenuItem */
import { make } from './dom.js';

/**
 * A button that opens a list of things to do. Arrow keys move, Escape closes, focus returns.
 * @param {HTMLElement} button
 * @param {MenuItem[]} items
 * @param {string} label name of the list for screen readers
 * @returns {HTMLElement}
 */
export function makeMenu(button, items, label) {
  const list = make('div', { class: 'menu-list', role: 'menu', 'aria-label': label, hidden: true });
  const root = make('span', { class: 'menu' }, button, list);
  const entries = items.map((item) => makeEntry(item, () => close(true)));
  list.append(...entries);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');

  /** @param {boolean} focusBack */
  function close(focusBack) {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeOutside);
    if (focusBack) button.focus();
  }
  /** @param {Event} event */
  function closeOutside(event) {
    if (event.target instanceof Node && !root.contains(event.target)) close(false);
  }
  function open() {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', closeOutside);
    placeList(button, list);
    entries[0]?.focus();
  }
  button.addEventListener('click', () => (list.hidden ? open() : close(false)));
  list.addEventListener('keydown', (event) => moveFocus(event, entries));
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.stopPropagation();
    close(true);
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) close(false);
  });
  return root;
}

/**
 * @param {MenuItem} item
 * @param {() => void} close
 */
function makeEntry({ label, note, choose }, close) {
  const entry = make('button', { type: 'button', role: 'menuitem', class: 'menu-item', tabindex: -1 }, label);
  if (note !== undefined) entry.append(make('span', { class: 'menu-note' }, note));
  entry.addEventListener('click', () => {
    close();
    choose();
  });
  return entry;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} entries
 */
function moveFocus(event, entries) {
  const at = entries.findIndex((entry) => entry.matches(':focus'));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? entries.length - 1
        : step === undefined
          ? null
          : at + step;
  if (next === null) return;
  event.preventDefault();
  entries[(next + entries.length) % entries.length]?.focus();
}

/**
 * Fixed to the window, so that no scrolling box cuts it; above the button where there is no room below.
 * @param {HTMLElement} button
 * @param {HTMLElement} list
 */
function placeList(button, list) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const left = Math.max(8, Math.min(at.left, window.innerWidth - width - 8));
  const below = at.bottom + 4;
  const top = below + height > window.innerHeight - 8 ? Math.max(8, at.top - height - 4) : below;
  list.style.setProperty('left', `${left}px`);
  list.style.setProperty('top', `${top}px`);
}
