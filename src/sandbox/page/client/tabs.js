/** @import { Screen } from './types.ts' */
import { byId, icon, make } from './dom.js';
import { redrawKeepingFocus } from './focus.js';

/**
 * The channels as tabs; a dot says that something new came in one that is not open.
 * @param {Screen} state
 * @param {{ open: string, unread: ReadonlySet<string>, choose: (channel: string) => void }} view
 */
export function drawTabs({ channels, bot }, { open, unread, choose }) {
  const pages = [
    ...channels.map(({ id, name, kind }) => ({ id, name, sign: kind === 'im' ? 'direct' : 'channel' })),
    { id: 'home', name: `${bot.name} Home`, sign: 'home' },
  ];
  const tabs = pages.map(({ id, name, sign }) => {
    const isNew = unread.has(id);
    return make(
      'button',
      {
        type: 'button',
        class: 'tab',
        role: 'tab',
        tabindex: id === open ? 0 : -1,
        'data-control': id,
        'aria-controls': 'log',
        'aria-selected': String(id === open),
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
  const bar = byId('tabs');
  bar.onkeydown = (event) => moveToTab(event, choose);
  redrawKeepingFocus(bar, () => {
    bar.replaceChildren(...tabs);
    return bar;
  });
  bar.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * Left and right open the neighbour.
 * @param {KeyboardEvent} event
 * @param {(channel: string) => void} choose
 */
function moveToTab(event, choose) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const tabs = [...document.querySelectorAll('#tabs .tab')].filter((tab) => tab instanceof HTMLElement);
  const at = tabs.findIndex((tab) => tab.matches(':focus'));
  const next =
    step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length]?.dataset.control;
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
  const chosen = document.querySelector('#tabs [aria-selected="true"]');
  if (chosen instanceof HTMLElement) chosen.focus();
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
