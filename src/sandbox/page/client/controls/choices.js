/** @import { Control } from '../types.ts' */
/** @import { FieldOptions } from './select.js' */
import { freshId, make } from '../dom.js';
import { plainText } from '../text.js';

/**
 * Radio buttons or check boxes.
 * @param {Control} control
 * @param {FieldOptions} options
 */
export function makeChoices(control, { id, describedBy }) {
  const type = control.type === 'checkboxes' ? 'checkbox' : 'radio';
  const name = freshId();
  const initial = [control.initial_option, ...(control.initial_options ?? [])].map((option) => option?.value);
  const choices = (control.options ?? []).map((option) => {
    const checked = initial.includes(option.value);
    const note =
      option.description === undefined
        ? null
        : make('span', { class: 'field-hint' }, plainText(option.description));
    return make(
      'label',
      { class: 'choice' },
      make('input', { type, name, value: option.value, checked }),
      make('span', {}, plainText(option.text), note),
    );
  });
  const labelledBy = id === undefined ? undefined : `${id}-label`;
  const role = type === 'radio' ? 'radiogroup' : 'group';
  return make(
    'div',
    { class: 'choices', role, id, 'aria-labelledby': labelledBy, 'aria-describedby': describedBy },
    ...choices,
  );
}

/**
 * What is ticked, in Slack's words.
 * @param {Control} control
 * @param {Element} group
 */
export function readChoices(control, group) {
  const ticked = [...group.querySelectorAll('input:checked')].map((input) => input.getAttribute('value'));
  const options = (control.options ?? []).filter((option) => ticked.includes(option.value));
  return control.type === 'checkboxes'
    ? { selected_options: options }
    : { selected_option: options[0] ?? null };
}
