import type { ChecklistName } from '../actions/checklists/checklist.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { ActionName } from '../knowledge/schema.ts';
import type { PressName } from './press-ids.ts';

/** What the bot says about the actions themselves. Slack's dots on a button promise a form. */

type Words = {
  /** "Registering +48 …" */
  readonly doing: string;
  /** "wants to register +48 …" */
  readonly toDo: string;
  /** "+48 … is registered" */
  readonly done: string;
  /** "Registration of +48 …" */
  readonly noun: string;
};

const WORDS = {
  register: { doing: 'Registering', toDo: 'register', done: 'is registered', noun: 'Registration' },
  deregister: { doing: 'Deregistering', toDo: 'deregister', done: 'is deregistered', noun: 'Deregistration' },
  'request-code': {
    doing: 'Requesting a code for',
    toDo: 'request a code for',
    done: 'gets its verification code',
    noun: 'Code request',
  },
  'verify-code': {
    doing: 'Handing in the code of',
    toDo: 'verify the code of',
    done: 'is verified',
    noun: 'Verification',
  },
  'set-pin': {
    doing: 'Setting a new PIN for',
    toDo: 'set a new PIN for',
    done: 'has its new PIN',
    noun: 'New PIN',
  },
  'subscribe-webhooks': {
    doing: 'Subscribing our app to the account of',
    toDo: 'subscribe our app to the account of',
    done: 'sends its webhooks to our app',
    noun: 'Webhook subscription',
  },
} as const satisfies Record<ActionName, Words>;

export function actionWords(action: ActionName): Words {
  return WORDS[action];
}

/** A button's label, where it is spoken of: in English. */
export function pressLabel(name: PressName): string {
  return ENGLISH_LABELS.actions[name];
}

const CHECKLISTS = {
  'free-from-phone': 'Deleting the account on the phone',
  'disconnect-platform': 'Disconnecting the platform in the app',
  'turn-off-two-step': 'Turning two-step verification off',
} as const satisfies Record<ChecklistName, string>;

/** What the person is to do, as a heading. */
export function checklistTitle(name: ChecklistName): string {
  return CHECKLISTS[name];
}

/** A press that could not be followed, to whoever pressed. */
export const pressNotes = {
  unseen:
    'I have not found this number in our accounts yet. Press “Check live status” first: if I find it there, the card under it has the same buttons.',
  noForm: 'Slack did not open the form. Please press the button once more.',
  noRole:
    'I cannot see who you are in this workspace just now, so I did nothing. Try again in a minute; whoever runs me can name people in SLACK_OPERATORS.',
  forgotten: 'I do not remember what this form was for any more, and did nothing. Press the button again.',
  lostSecret:
    'I was restarted before I could use what you typed, and I keep no such thing unencrypted. Nothing was done: press the button again.',
} as const;
