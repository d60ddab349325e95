import { actionForm } from '../actions/action-form.ts';
import { retryPinForm } from '../actions/retry-pin-form.ts';
import { correctionForm } from './correction.ts';
import type { Form } from './form.ts';
import { numberForm } from './number.ts';
import { pasteForm } from './paste.ts';
import { unknownForm } from './unknown.ts';

/** Every kind of form that we open. */
const forms: readonly Form[] = [numberForm, correctionForm, pasteForm, actionForm, retryPinForm];

/** The form of this name. One of another version is an unknown one. */
export function findForm(callbackId: string): Form {
  return forms.find((candidate) => candidate.callbackId === callbackId) ?? unknownForm;
}
