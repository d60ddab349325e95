/** @import { PageState } from '../page-state.ts' */
import { byId, make } from './dom.js';

const KEPT = 'acting-as';

/** Each window has its own person, so two of them side by side are two people. */
let chosen = sessionStorage.getItem(KEPT);

/**
 * Who sits at the keyboard of this window.
 * @param {PageState} state
 * @returns {PageState['people'][number]}
 */
export function actingPerson({ people }) {
  const found = people.find(({ id }) => id === chosen) ?? people[0];
  if (found === undefined) throw new Error('the workspace has no people');
  return found;
}

/** The id of that person; undefined: the first, whoever that is. */
export function actingId() {
  return chosen ?? undefined;
}

/**
 * The switch in the header.
 * @param {PageState} state
 * @param {() => void} onSwitch
 */
export function drawActing(state, onSwitch) {
  const select = /** @type {HTMLSelectElement} */ (byId('acting'));
  const acting = actingPerson(state);
  // After a restart of the sandbox the ids are new.
  chosen = acting.id;
  select.replaceChildren(
    ...state.people.map(({ id, name, isGuest }) =>
      make('option', { value: id, selected: id === acting.id }, isGuest ? `${name} (guest)` : name),
    ),
  );
  select.onchange = () => {
    chosen = select.value;
    sessionStorage.setItem(KEPT, chosen);
    onSwitch();
  };
}
