/** @import { PageState } from '../page-state.ts' */
import { byId, icon, make } from './dom.js';

/**
 * The channels as tabs; a dot says that something new came in one that is not open.
 * @param {PageState} state
 * @param {{ open: string, unread: ReadonlySet<string>, choose: (channel: string) => void }} view
 */
export function drawTabs({ channels, home, bot }, { open, unread, choose }) {
  const pages = [
    ...channels.map(({ id, name, kind }) => ({ id, name, sign: kind === 'im' ? 'direct' : 'channel' })),
    ...(home === null ? [] : [{ id: 'home', name: `${bot.name} Home`, sign: 'home' }]),
  ];
  const tabs = pages.map(({ id, name, sign }) => {
    const isNew = unread.has(id);
    return make(
      'button',
      {
        type: 'button',
        class: 'tab',
        'aria-current': id === open ? 'page' : undefined,
        onclick: () => choose(id),
      },
      icon(sign),
      make(
        'span',
        {},
        sign === 'direct' ? make('span', { class: 'visually-hidden' }, 'Direct messages with ') : null,
        name,
      ),
      isNew ? make('span', { class: 'tab-new' }, 'new') : null,
    );
  });
  byId('tabs').replaceChildren(...tabs);
}

/** On a narrow screen the conversation and the numbers take turns. */
export function wireViewSwitch() {
  for (const button of document.querySelectorAll('[data-view]')) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.addEventListener('click', () => {
      document.body.dataset.shows = button.dataset.view;
      for (const other of document.querySelectorAll('button[data-view]')) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
}
