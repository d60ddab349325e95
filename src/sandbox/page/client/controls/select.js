/** @import { Control, Option } from '../types.ts' */
import { make } from '../dom.js';
import { plainText } from '../text.js';

/** @typedef {{ id?: string, describedBy?: string, required?: boolean }} FieldOptions */

/**
 * A list to choose one option from.
 * @param {Control} control
 * @param {FieldOptions} options
 */
export function makeSelect(control, { id, describedBy, required = false }) {
  const first = make('option', { value: '' }, plainText(control.placeholder) || 'Choose…');
  const select = make(
    'select',
    {
      class: 'field',
      id,
      'aria-describedby': describedBy,
      required,
      'aria-label': id ? undefined : 'Choose',
    },
    first,
    ...(control.options ?? []).map((option) => makeOption(option, control)),
    ...(control.option_groups ?? []).map((group) =>
      make(
        'optgroup',
        { label: plainText(group.label) },
        ...group.options.map((option) => makeOption(option, control)),
      ),
    ),
  );
  return /** @type {HTMLSelectElement} */ (select);
}

/**
 * The chosen option object, or null.
 * @param {Control} control
 * @param {HTMLSelectElement} select
 */
export function chosenOption(control, select) {
  const grouped = (control.option_groups ?? []).flatMap((group) => group.options);
  return [...(control.options ?? []), ...grouped].find((option) => option.value === select.value) ?? null;
}

/**
 * @param {Option} option
 * @param {Control} control
 */
function makeOption(option, control) {
  const selected = control.initial_option?.value === option.value;
  return make('option', { value: option.value, selected }, plainText(option.text));
}
