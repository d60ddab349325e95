import type { ActionName } from '../knowledge/schema.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';
import { momentMarkup, whenMarkup } from './moment.ts';

/** The words of the forms that actions open. Titles and buttons have room for 24 characters. */

export const formTitles = {
  register: 'Register',
  deregister: 'Deregister',
  'request-code': 'Request a code',
  'verify-code': 'Enter the code',
  'set-pin': 'Set a new PIN',
  'subscribe-webhooks': 'Subscribe our app',
} as const satisfies Record<ActionName, string>;

export const submitTexts = {
  register: 'Register',
  deregister: 'Ask for approval',
  'request-code': 'Request',
  'verify-code': 'Verify',
  'set-pin': 'Set the PIN',
  'subscribe-webhooks': 'Subscribe',
} as const satisfies Record<ActionName, string>;

export const cancelText = 'Cancel';
export const closeText = 'Close';

/** Which number it is about: the last chance to notice that it is the wrong one. */
export function aboutText(number: string, phoneNumberId: string): Markup {
  return mrkdwn`*${number}*\nNumber id ${phoneNumberId}`;
}

export const pinLabel = 'Two-step PIN';
export const newPinLabel = 'The new PIN';
export const pinPlaceholder = 'Six digits';
export const pinHint =
  'Six digits. It goes to Meta and nowhere else: I do not show, log or keep it. Never write it into a channel.';

/** @param isKept a restart does not lose it */
export function retryPinHint(isKept: boolean): string {
  const kept = isKept
    ? 'I keep it encrypted until it is used or the retry ends.'
    : 'I keep it encrypted until a restart at most, for WA_DESK_KEY is not set; then I ask again.';
  return `Six digits; where the number has none, this becomes its PIN. ${kept} Leave it empty to be asked when the time has come.`;
}

/** Where the retry waits for it. */
export const wantedPinHint =
  'Six digits. I keep it encrypted until it is used or the retry ends, and show it nowhere.';

/** @param isPinEnabled null: Meta did not tell */
export function pinAdvice(isPinEnabled: boolean | null): Markup {
  if (isPinEnabled === true)
    return mrkdwn`This number has a PIN already, and Meta wants just that one. Nobody knows it? Have two-step verification turned off first.`;
  if (isPinEnabled === false)
    return mrkdwn`This number has no PIN yet: the one you give becomes its PIN. Store it where your team keeps them.`;
  return mrkdwn`If the number has a PIN, give just that one; if it has none, the one you give becomes its PIN.`;
}

export const newPinAdvice = mrkdwn`The old PIN is not needed, and stops working at once.`;

/** How many wrong PINs Meta still forgives. */
export function safeTriesText(safe: number): Markup {
  if (safe === 1)
    return mrkdwn`:warning: *One more wrong PIN is safe.* After that I refuse further tries, for Meta would lock the number.`;
  return mrkdwn`${safe} wrong PINs are safe; before Meta locks the number I refuse further tries.`;
}

export const lockTitle = 'Not with another guess';

/** @param until when trying opens again; null: not by waiting */
export function lockText(wrong: number, until: number | null, now: number): Markup {
  const lines = [
    mrkdwn`*${wrong === 1 ? 'A wrong PIN was' : `${wrong} wrong PINs were`} given for this number.* Meta locks a number after a few of them, so I refuse the next guess.`,
    ...(until === null
      ? []
      : [mrkdwn`A try with the right PIN is possible from ${momentMarkup(until, now)}.`]),
    mrkdwn`*Do now:* reset the PIN in WhatsApp Manager instead.`,
  ];
  return joinMarkup(lines, '\n');
}

export const codeLabel = 'The code';
export const codeHint = 'The six digits that came by SMS or call, with or without the hyphen.';
export const codePlaceholder = '123456';

export const methodLabel = 'How should the code come?';
export const methodChoices = [
  { value: 'SMS', label: 'By SMS' },
  { value: 'VOICE', label: 'By voice call (landlines, toll-free and internet numbers)' },
] as const;
export const methodHint =
  'Request one code and wait a few minutes for it. Meta blocks a number that asks too often.';

export const languageLabel = 'In which language?';

/** Languages of Meta's codes, those that our customers speak first. */
export const codeLanguages = [
  { value: 'en_US', label: 'English' },
  { value: 'pl_PL', label: 'Polish' },
  { value: 'pt_BR', label: 'Portuguese (Brazil)' },
  { value: 'es_ES', label: 'Spanish' },
  { value: 'de_DE', label: 'German' },
  { value: 'fr_FR', label: 'French' },
  { value: 'it_IT', label: 'Italian' },
  { value: 'nl_NL', label: 'Dutch' },
  { value: 'cs_CZ', label: 'Czech' },
  { value: 'ro_RO', label: 'Romanian' },
  { value: 'uk_UA', label: 'Ukrainian' },
  { value: 'ru_RU', label: 'Russian' },
  { value: 'tr_TR', label: 'Turkish' },
  { value: 'ar_AR', label: 'Arabic' },
  { value: 'he_IL', label: 'Hebrew' },
  { value: 'hi_IN', label: 'Hindi' },
  { value: 'id_ID', label: 'Indonesian' },
  { value: 'ms_MY', label: 'Malay' },
  { value: 'vi_VN', label: 'Vietnamese' },
  { value: 'th_TH', label: 'Thai' },
  { value: 'ja_JP', label: 'Japanese' },
  { value: 'ko_KR', label: 'Korean' },
  { value: 'zh_CN', label: 'Chinese (simplified)' },
  { value: 'zh_TW', label: 'Chinese (traditional)' },
] as const;

export const deregisterWarning = mrkdwn`*The number stops sending and receiving at once*, for every tool that uses it, until somebody registers it again. A number that is used in the WhatsApp Business app as well is never deregistered from here.`;
export const deregisterApproval =
  'A second person has to approve it in the thread, within 15 minutes. Nothing happens before.';
export const agreeLabel = 'Please confirm';
export const agreeChoice = { value: 'yes', label: 'The customer knows and agrees' } as const;

export const checklistSubmit = 'Done, continue';

export function stepsHead(title: string): Markup {
  return mrkdwn`*${title}*`;
}

/** @param minutes that Meta needs */
export function checklistWait(minutes: number): string {
  return `Press “${checklistSubmit}” as soon as that is done, and I do the waiting: ${minutes} minutes from then I look at the live state, and register the number by myself.`;
}

export const checklistNoWait = `Press “${checklistSubmit}” as soon as that is done: I look at the live state, and register the number by myself.`;

export const retryTitle = 'Retry when possible';
export const retrySubmit = 'Start';

/** @param until when the first look is due; null: at once */
export function retryLead(until: number | null, now: number): Markup {
  const first = until === null ? mrkdwn`at once` : mrkdwn`${whenMarkup(until, now)}`;
  return mrkdwn`I look at the live state ${first}, register the number if that can work, and go on or ask you from there. The thread shows each step, and you can stop it at any time.`;
}

export const retryPinTitle = 'The PIN, please';
export const retryPinSubmit = 'Go on';

/** Beside a field of the form. */
export const formErrors = {
  digits: 'Six digits, please.',
  agree: 'Tick this first.',
} as const;
