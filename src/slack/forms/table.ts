import { actionForm } from '../actions/action-form.ts';
import { retryPinForm } from '../actions/retry-pin-form.ts';
import { correctionForm } from './correction.ts';
import type { Form } from './form.ts';
import { numberForm } from './number.ts';
import { pasteForm } from './paste.ts';

/** Every kind of form that we open. */
const forms: readonly Form[] = [numberForm, correctionForm, pasteForm, actionForm, retryPinForm];

/** @throws TypeError for a form of another version */
export function findForm(callbackId: string): Form {
  const form = forms.find((candidate) => candidate.callbackId === callbackId);
  if (form === undefined) throw new TypeError('not a form of this version');
  return form;
}
