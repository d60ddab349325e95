/** @import { Control, Surroundings } from '../types.ts' */
/** @import { FieldOptions } from './select.js' */
import { make } from '../dom.js';
import { plainText } from '../text.js';
import { makeChoices, readChoices } from './choices.js';
import { chosenOption, makeSelect } from './select.js';
import { holdValue } from './values.js';

/**
 * The field of an input block: it holds a value and tells nobody until the form is sent.
 * @param {Control} control
 * @param {string} blockId
 * @param {Surroundings} _around
 * @param {FieldOptions} options
 * @returns {HTMLElement}
 */
export function drawField(control, blockId, _around, options) {
  const { type, action_id: actionId } = control;
  if (type === 'static_select' || type === 'external_select') {
    const select = makeSelect(control, options);
    return holdValue(select, blockId, actionId, () => ({
      type,
      selected_option: chosenOption(control, select),
    }));
  }
  if (type === 'radio_buttons' || type === 'checkboxes') {
    const group = makeChoices(control, options);
    return holdValue(group, blockId, actionId, () => ({ type, ...readChoices(control, group) }));
  }
  const input = makeTextInput(control, options);
  return holdValue(input, blockId, actionId, () => ({
    type,
    value: input.value === '' ? null : input.value,
  }));
}

const inputTypes = /** @type {Record<string, string>} */ ({
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
  datepicker: 'date',
});

/**
 * @param {Control} control
 * @param {FieldOptions} options
 */
function makeTextInput(control, { id, describedBy, required }) {
  const attributes = {
    class: 'field',
    id,
    required,
    'aria-describedby': describedBy,
    placeholder: plainText(control.placeholder) || undefined,
    minlength: control.min_length,
    maxlength: control.max_length,
    autocomplete: 'off',
  };
  if (control.multiline === true) {
    return /** @type {HTMLTextAreaElement} */ (
      make('textarea', { ...attributes, rows: 5 }, control.initial_value ?? '')
    );
  }
  const type = inputTypes[control.type] ?? 'text';
  return /** @type {HTMLInputElement} */ (
    make('input', { ...attributes, type, value: control.initial_value })
  );
}
