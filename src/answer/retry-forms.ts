import type { ChecklistName } from '../actions/checklists/checklist.ts';
import { pinInput } from './action-forms.ts';
import { section } from './blocks.ts';
import { type Modal, modal } from './modal.ts';
import { type NumberName, numberAndName } from './number-name.ts';
import { ACTION_FORM, formMetadata, RETRY_PIN_FORM } from './press-ids.ts';
import { stepLines } from './step-lines.ts';
import * as texts from './texts-action-forms.ts';
import { checklistTitle } from './texts-actions.ts';

type Subject = {
  readonly number: NumberName;
  readonly draftId: string;
  /** Whether a PIN can be kept encrypted. */
  readonly canKeep: boolean;
};

const retryPin = (canKeep: boolean) => pinInput(texts.pinLabel, texts.retryPinHint(canKeep), true);

export type Checklist = {
  readonly name: ChecklistName;
  readonly steps: readonly string[];
  /** What Meta needs after the last step; null: nothing. */
  readonly minutes: number | null;
};

/** What the person does by hand, step by step; "Done, continue" starts the wait. */
export function checklistForm(
  { number, draftId, canKeep }: Subject,
  { name, steps, minutes }: Checklist,
): Modal {
  return modal({
    callbackId: ACTION_FORM,
    metadata: formMetadata(draftId),
    title: texts.retryTitle,
    submit: texts.checklistSubmit,
    close: texts.cancelText,
    blocks: [
      section(texts.aboutText(numberAndName(number), number.phoneNumberId)),
      section(texts.stepsHead(checklistTitle(name))),
      ...stepLines(steps).map((lines) => section(lines)),
      section(minutes === null ? texts.checklistNoWait : texts.checklistWait(minutes)),
      retryPin(canKeep),
    ],
  });
}

/** Starts a retry for which nothing has to be done by hand. */
export function retryForm(
  { number, draftId, canKeep }: Subject,
  first: { readonly until: number | null; readonly now: number },
): Modal {
  return modal({
    callbackId: ACTION_FORM,
    metadata: formMetadata(draftId),
    title: texts.retryTitle,
    submit: texts.retrySubmit,
    close: texts.cancelText,
    blocks: [
      section(texts.aboutText(numberAndName(number), number.phoneNumberId)),
      section(texts.retryLead(first.until, first.now)),
      retryPin(canKeep),
    ],
  });
}

/** A running retry needs the PIN now. */
export function retryPinForm({ number, draftId }: Omit<Subject, 'canKeep'>, safe: number): Modal {
  return modal({
    callbackId: RETRY_PIN_FORM,
    metadata: formMetadata(draftId),
    title: texts.retryPinTitle,
    submit: texts.retryPinSubmit,
    close: texts.cancelText,
    blocks: [
      section(texts.aboutText(numberAndName(number), number.phoneNumberId)),
      section(texts.safeTriesText(safe)),
      pinInput(texts.pinLabel, texts.wantedPinHint),
    ],
  });
}
