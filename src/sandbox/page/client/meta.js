/** @import { MetaPanel } from '../page-state.ts' */
import { byId, freshId, make } from './dom.js';
import { redrawKeepingFocus } from './focus.js';
import { send } from './send.js';

/** Accounts the person opened; redraws keep them open. @type {Set<string>} */
const openAccounts = new Set();

/**
 * What can be wrong with Meta as a whole, with our token and with the accounts.
 * @param {MetaPanel} meta
 */
export function drawMeta(meta) {
  const trouble = drawChoice('Meta', meta.troubles, meta.trouble, (value) => ({
    kind: 'trouble',
    trouble: value,
  }));
  const token = drawChoice('Our access token', meta.tokens, meta.token, (value) => ({
    kind: 'token',
    state: value,
  }));
  const panel = byId('meta');
  redrawKeepingFocus(panel, () => {
    panel.replaceChildren(trouble, token, ...meta.accounts.map(drawAccount), drawAddress(meta));
    return panel;
  });
  const fast = /** @type {HTMLInputElement} */ (byId('fast'));
  fast.checked = meta.fast;
}

/**
 * @param {string} label
 * @param {readonly { name: string, label: string }[]} choices
 * @param {string} chosen
 * @param {(value: string) => object} control
 */
function drawChoice(label, choices, chosen, control) {
  const id = freshId();
  const select = /** @type {HTMLSelectElement} */ (
    make(
      'select',
      { id, class: 'field', 'data-control': label },
      ...choices.map((choice) =>
        make('option', { value: choice.name, selected: choice.name === chosen }, choice.label),
      ),
    )
  );
  select.addEventListener('change', () => void send('controls', control(select.value)));
  return make('div', { class: 'meta-choice' }, make('label', { for: id }, label), select);
}

/** @param {MetaPanel['accounts'][number]} account */
function drawAccount({ id, name, line, controls }) {
  const buttons = controls.map((control) =>
    make(
      'button',
      {
        type: 'button',
        class: 'button button-row',
        'data-control': `${id}/${control.name}`,
        onclick: () => void send('controls', { kind: 'account', id, control: control.name }),
      },
      control.label,
    ),
  );
  const details = make(
    'details',
    { class: 'account', id: `account-${id}`, open: openAccounts.has(id) },
    make(
      'summary',
      {},
      make('span', { class: 'number-name' }, name),
      make('span', { class: 'number-headline' }, line),
    ),
    make('div', { class: 'number-controls', role: 'group', 'aria-label': `Change ${name}` }, ...buttons),
  );
  details.addEventListener('toggle', () => {
    if (/** @type {HTMLDetailsElement} */ (details).open) openAccounts.add(id);
    else openAccounts.delete(id);
  });
  return details;
}

/**
 * Where curl finds the emulated Graph API.
 * @param {MetaPanel} meta
 */
function drawAddress({ graphUrl }) {
  return make('p', { class: 'side-note' }, 'The Graph API answers at ', make('code', {}, graphUrl), '.');
}

/** Wires the switch that makes minutes pass as seconds. */
export function wireFastSwitch() {
  const fast = /** @type {HTMLInputElement} */ (byId('fast'));
  fast.addEventListener('change', () => void send('time', { fast: fast.checked }));
}
