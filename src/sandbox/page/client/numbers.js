/** @import { MetaPanel } from '../page-state.ts' */
import { byId, icon, make } from './dom.js';
import { redrawKeepingFocus } from './focus.js';
import { makeMenu } from './menu.js';
import { send } from './send.js';
import { timeLeft } from './time.js';

const icons = { good: 'ok', waiting: 'wait', bad: 'fault' };
const words = { good: 'Healthy', waiting: 'Waiting', bad: 'Needs action' };

/** Cards the person opened or closed; redraws keep them. @type {Map<string, boolean>} */
const opened = new Map();

/** What each card said when it was drawn last. @type {Map<string, string>} */
const drawn = new Map();

/**
 * Did the number change since it was drawn last? The time that is left does not count.
 * @param {MetaPanel['numbers'][number]} card
 */
function hasChanged({ id, headline, tone, facts }) {
  const now = JSON.stringify([headline, tone, facts]);
  const before = drawn.get(id);
  drawn.set(id, now);
  return before !== undefined && before !== now;
}

/**
 * The strip of simulated numbers. One that changed opens, shines for a moment and comes into view.
 * @param {MetaPanel} meta
 */
export function drawNumbers(meta) {
  const cards = meta.numbers.map((card, index) => {
    const changed = hasChanged(card);
    if (changed) opened.set(card.id, true);
    const open = opened.get(card.id) ?? index === 0;
    const details = make(
      'details',
      { class: `number tone-${card.tone}${changed ? ' number-changed' : ''}`, id: `number-${card.id}`, open },
      make(
        'summary',
        {},
        make('span', { class: 'number-icon', title: words[card.tone] }, icon(icons[card.tone])),
        make(
          'span',
          { class: 'number-main' },
          make('span', { class: 'number-display' }, card.display),
          make('span', { class: 'number-name' }, card.name),
          make('span', { class: 'number-headline' }, ...headline(card, meta.fast)),
        ),
      ),
      drawFacts(card),
      drawControls(card),
    );
    details.addEventListener('toggle', () =>
      opened.set(card.id, /** @type {HTMLDetailsElement} */ (details).open),
    );
    return make('li', {}, details);
  });
  const list = byId('numbers');
  redrawKeepingFocus(list, () => {
    list.replaceChildren(...cards);
    return list;
  });
  list.querySelector('.number-changed')?.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {MetaPanel['numbers'][number]} card
 * @param {boolean} fast
 */
function headline({ headline: text, until, tone }, fast) {
  const spoken = make('span', { class: 'visually-hidden' }, `${words[tone]}: `);
  if (until === null) return [spoken, text];
  const left = make(
    'span',
    { 'data-until': until, 'data-fast': fast, class: 'countdown' },
    timeLeft(until, fast),
  );
  return [spoken, `${text} `, left];
}

/** @param {MetaPanel['numbers'][number]} card */
function drawFacts({ facts, id, account }) {
  const all = [...facts, { label: 'Number id', value: id }, { label: 'Account', value: account }];
  const rows = all.map(({ label, value }) => make('div', {}, make('dt', {}, label), make('dd', {}, value)));
  return make('dl', { class: 'facts' }, ...rows);
}

/**
 * The likeliest change as a button, the others in a menu.
 * @param {MetaPanel['numbers'][number]} card
 */
function drawControls({ id, controls, display }) {
  const change = (/** @type {string} */ control) => () =>
    void send('controls', { kind: 'number', id, control });
  const [first, ...others] = controls;
  if (first === undefined) return null;
  const button = make(
    'button',
    {
      type: 'button',
      class: 'button button-row',
      'data-control': `${id}/first`,
      onclick: change(first.name),
    },
    first.label,
  );
  const more = make(
    'button',
    { type: 'button', class: 'button button-row', 'data-control': `${id}/more` },
    'Other changes',
  );
  const items = others.map(({ name, label }) => ({ label, choose: change(name) }));
  return make(
    'div',
    { class: 'number-controls', role: 'group', 'aria-label': `Change ${display}` },
    button,
    makeMenu(more, items, `Other changes to ${display}`),
  );
}

/**
 * Keeps the countdowns running.
 * @param {() => void} onDone called when one of them came to its end
 */
export function runCountdowns(onDone) {
  setInterval(() => {
    for (const node of document.querySelectorAll('.countdown')) {
      if (!(node instanceof HTMLElement) || node.textContent === '') continue;
      node.textContent = timeLeft(Number(node.dataset.until), node.dataset.fast !== undefined);
      if (node.textContent === '') onDone();
    }
  }, 1_000);
}
