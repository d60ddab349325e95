import { stripControls } from './cut-text.ts';
import { fitText } from './fit-text.ts';
import { LIMITS } from './limits.ts';
import type { Control, OverflowOption, PlainText, StaticSelect } from './message.ts';

/** An id that was cut would be another id: such a button is better not there. */
export function isSendable(control: Control): boolean {
  if (control.action_id.length > LIMITS.actionId) return false;
  if (control.type !== 'button') return control.options.some(isChoice);
  return hasLabel(control.text) && control.value.length <= LIMITS.button.value;
}

const hasLabel = ({ text }: PlainText) => stripControls(text).trim() !== '';
const isChoice = ({ text, value }: OverflowOption) => hasLabel(text) && value.length <= LIMITS.option.value;

/** Slack refuses two controls of one name in a block. */
export function uniqueNames<T extends Control>(controls: readonly T[]): T[] {
  return [...new Map(controls.map((control) => [control.action_id, control])).values()];
}

export function fitControl(control: Control): Control {
  if (control.type === 'button') return { ...control, text: fitText(control.text, LIMITS.button.text) };
  const fit = (option: OverflowOption) => ({ ...option, text: fitText(option.text, LIMITS.option.text) });
  const options = control.options.filter(isChoice).map(fit);
  if (control.type === 'overflow') return { ...control, options: options.slice(0, LIMITS.overflow.options) };
  return fitSelect({ ...control, options: options.slice(0, LIMITS.select.options) });
}

/** Slack refuses a choice that is not among the options. */
function fitSelect({ initial_option: chosen, ...select }: StaticSelect): StaticSelect {
  const initial = select.options.find(({ value }) => value === chosen?.value);
  const placeholder = fitText(select.placeholder, LIMITS.select.placeholder);
  return { ...select, placeholder, ...(initial === undefined ? {} : { initial_option: initial }) };
}
