/** @import { PageState } from '../page-state.ts' */
import { byId, make } from './dom.js';
import { redrawKeepingFocus } from './focus.js';
import { send } from './send.js';

/**
 * Who writes and presses: some things take two people.
 * @param {PageState} state
 */
export function drawSeat({ agent, people }) {
  const seat = byId('seat');
  const select = /** @type {HTMLSelectElement} */ (
    make(
      'select',
      { id: 'seat-select', class: 'field seat-field', 'data-control': 'seat' },
      ...people.map(({ id, name }) =>
        make('option', { value: id, selected: id === agent.id }, name.split(' ')[0] ?? name),
      ),
    )
  );
  select.addEventListener('change', () => void send('people', { id: select.value }));
  const label = make('label', { for: 'seat-select', class: 'seat-label' }, 'You are');
  redrawKeepingFocus(seat, () => {
    seat.replaceChildren(label, select);
    return seat;
  });
}
