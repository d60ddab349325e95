import type { ActionName } from '../knowledge/schema.ts';
import { context, section } from './blocks.ts';
import {
  agreeInput,
  choiceInput,
  digitsInput,
  type InputBlock,
  type Modal,
  type ModalBlock,
  modal,
} from './modal.ts';
import { type NumberName, numberAndName } from './number-name.ts';
import { ACTION_FORM, formFields, formMetadata } from './press-ids.ts';
import { stepLines } from './step-lines.ts';
import * as texts from './texts-action-forms.ts';

/** What a form is about. */
export type FormSubject = {
  readonly number: NumberName;
  /** The id under which is kept what the form is for. */
  readonly draftId: string;
};

export type PinFacts = {
  /** Whether the number has a PIN by its live state; null: not known. */
  readonly isPinEnabled: boolean | null;
  /** Wrong PINs that Meta still forgives. */
  readonly safe: number;
};

function about({ number }: FormSubject): ModalBlock {
  return section(texts.aboutText(numberAndName(number), number.phoneNumberId));
}

export function pinInput(label: string, hint: string, optional = false): InputBlock {
  return digitsInput({ id: formFields.pin, label, hint, optional }, texts.pinPlaceholder);
}

function form(action: ActionName, subject: FormSubject, blocks: readonly ModalBlock[]): Modal {
  return modal({
    callbackId: ACTION_FORM,
    metadata: formMetadata(subject.draftId),
    title: texts.formTitles[action],
    submit: texts.submitTexts[action],
    close: texts.cancelText,
    blocks: [about(subject), ...blocks],
  });
}

/** Asks for the PIN that the number has, or is to have. */
export function registerForm(subject: FormSubject, { isPinEnabled, safe }: PinFacts): Modal {
  return form('register', subject, [
    section(texts.pinAdvice(isPinEnabled)),
    pinInput(texts.pinLabel, texts.pinHint),
    context(texts.safeTriesText(safe)),
  ]);
}

export function setPinForm(subject: FormSubject): Modal {
  return form('set-pin', subject, [section(texts.newPinAdvice), pinInput(texts.newPinLabel, texts.pinHint)]);
}

/**
 * In place of a form whose PIN would lock the number.
 * @param until when trying opens again; null: not by waiting
 * @param steps how to reset the PIN instead
 */
export function lockedForm(
  subject: FormSubject,
  lock: { readonly wrong: number; readonly until: number | null; readonly now: number },
  steps: readonly string[],
): Modal {
  return modal({
    callbackId: ACTION_FORM,
    metadata: formMetadata(subject.draftId),
    title: texts.lockTitle,
    close: texts.closeText,
    blocks: [
      about(subject),
      section(texts.lockText(lock.wrong, lock.until, lock.now)),
      ...stepLines(steps).map((lines) => section(lines)),
    ],
  });
}

export function requestCodeForm(subject: FormSubject): Modal {
  const method = { id: formFields.method, label: texts.methodLabel, hint: texts.methodHint };
  const language = { id: formFields.language, label: texts.languageLabel };
  return form('request-code', subject, [
    choiceInput(method, 'radio_buttons', texts.methodChoices),
    choiceInput(language, 'static_select', texts.codeLanguages),
  ]);
}

export function verifyCodeForm(subject: FormSubject): Modal {
  const field = { id: formFields.code, label: texts.codeLabel, hint: texts.codeHint };
  return form('verify-code', subject, [digitsInput(field, texts.codePlaceholder)]);
}

/** Says what it does and asks whether the customer agrees; a second person decides. */
export function deregisterForm(subject: FormSubject): Modal {
  return form('deregister', subject, [
    section(texts.deregisterWarning),
    agreeInput({ id: formFields.agree, label: texts.agreeLabel }, texts.agreeChoice),
    context(texts.deregisterApproval),
  ]);
}
