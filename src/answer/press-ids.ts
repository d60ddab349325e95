import { type ChecklistName, checklistNames } from '../actions/checklists/checklist.ts';
import { type ActionName, actionNames } from '../knowledge/schema.ts';

/** Names of the buttons that change something, as Slack sends them back. Their values are opaque ids. */

/** Whatever a button under an answer or a card can start. */
export const pressNames = [...actionNames, ...checklistNames, 'retry', 'history'] as const;
export type PressName = (typeof pressNames)[number];

export type Press = {
  readonly name: PressName;
  /** The number that stood beside the button; null: whichever the case is about. */
  readonly phoneNumberId: string | null;
};

/** `act:register:106540352242922`; the value of such a button is the id of its case. */
export function pressActionId(name: PressName, phoneNumberId: string | null): string {
  return phoneNumberId === null ? `act:${name}` : `act:${name}:${phoneNumberId}`;
}

export const MORE = 'act:more';

/** An option behind “…”: what it starts, and the case. */
export function pressOption(name: PressName, phoneNumberId: string | null, caseId: string): string {
  return `${pressActionId(name, phoneNumberId)}|${caseId}`;
}

/** Reads the name of a pressed button; null where it is none of these. */
export function readPress(actionId: string): Press | null {
  const [, word, phoneNumberId = null] = /^act:([a-z-]+)(?::(\d{1,20}))?$/.exec(actionId) ?? [];
  const name = pressNames.find((known) => known === word);
  return name === undefined ? null : { name, phoneNumberId };
}

/** Reads an option that was chosen behind “…”. */
export function readPressOption(value: string): (Press & { readonly caseId: string }) | null {
  const at = value.indexOf('|');
  const press = at < 0 ? null : readPress(value.slice(0, at));
  return press === null ? null : { ...press, caseId: value.slice(at + 1) };
}

export function isAction(name: PressName): name is ActionName {
  return actionNames.some((action) => action === name);
}

export function isChecklist(name: PressName): name is ChecklistName {
  return checklistNames.some((checklist) => checklist === name);
}

/** Under the story of a retry; the value is its id. */
export const retryPresses = {
  now: 'retry:now',
  takeOver: 'retry:take-over',
  cancel: 'retry:cancel',
  pin: 'retry:pin',
} as const;

/** Under a question to a second person; the value is the id of what is proposed. */
export const approvalPresses = { approve: 'approval:approve', decline: 'approval:decline' } as const;

/** The forms that actions open, and their fields. */
export const ACTION_FORM = 'action_form';
export const RETRY_PIN_FORM = 'retry_pin_form';
export const formFields = {
  pin: 'pin',
  code: 'code',
  method: 'method',
  language: 'language',
  agree: 'agree',
} as const;

/** All that a form is told: the id under which is kept what it is about. */
export function formMetadata(draftId: string): string {
  return JSON.stringify({ draftId });
}
