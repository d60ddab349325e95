import type { Asked } from './kinds/action.ts';
import { actions } from './kinds/table.ts';
import type { ActionInput, Order } from './types.ts';

/** An order without something that its action asks for, or with something that Meta would refuse for its form. */
class InputMissing extends Error {
  override readonly name = 'InputMissing';
  readonly field: Asked;

  constructor(field: Asked) {
    super(`the order has no usable ${field}`);
    this.field = field;
  }
}

const SIX_DIGITS = /^\d{6}$/;

const isUsable: { readonly [Field in Asked]: (value: ActionInput[Field]) => boolean } = {
  pin: (value) => value !== undefined && SIX_DIGITS.test(value),
  code: (value) => value !== undefined && SIX_DIGITS.test(value),
  method: (value) => value === 'SMS' || value === 'VOICE',
  language: (value) => value !== undefined && /^[a-z]{2,3}(?:_[A-Z]{2})?$/.test(value),
};

function isGiven<Field extends Asked>(input: ActionInput, field: Field): boolean {
  return isUsable[field](input[field]);
}

/** Throws InputMissing: a call that Meta would refuse for its form would count all the same. */
export function checkInput({ action, input }: Order): void {
  const missing = actions[action].asks.find((field) => !isGiven(input, field));
  if (missing !== undefined) throw new InputMissing(missing);
}
