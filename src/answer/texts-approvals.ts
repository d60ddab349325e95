import type { ActionName } from '../knowledge/schema.ts';
import { joinMarkup, type Markup, mrkdwn, person } from './markup.ts';
import { momentMarkup, whenMarkup } from './moment.ts';
import { type NumberName, numberAndName, numberText } from './number-name.ts';
import { actionWords } from './texts-actions.ts';

/** What the bot says where an action needs a second person. */

const EFFECTS = {
  register: 'It gets connected to the platform, and the try counts towards ten in 72 hours.',
  deregister: 'It stops sending and receiving at once, until somebody registers it again.',
  'request-code': 'Meta sends a verification code to it.',
  'verify-code': 'Its ownership gets confirmed.',
  'set-pin': 'Its old two-step PIN stops working at once, wherever it is in use.',
  'subscribe-webhooks': 'Its messages go to our app.',
} as const satisfies Record<ActionName, string>;

export function proposalSpoken(action: ActionName, number: NumberName): string {
  return `To ${actionWords(action).toDo} ${numberText(number)} a second person has to agree.`;
}

export function proposalText(action: ActionName, number: NumberName, by: string): Markup {
  return joinMarkup(
    [
      mrkdwn`🔐 *A second person has to agree*`,
      mrkdwn`${person(by)} wants to ${actionWords(action).toDo} *${numberAndName(number)}*. ${EFFECTS[action]}`,
    ],
    '\n',
  );
}

export function expiresText(expiresAt: number, now: number): Markup {
  return mrkdwn`An approver who did not ask for it may approve, until ${momentMarkup(expiresAt, now)}. It is good for this one time.`;
}

export const approveText = 'Approve';
export const declineText = 'Decline';

export function approveQuestion(action: ActionName, number: NumberName) {
  const { toDo } = actionWords(action);
  return {
    title: 'Approve it?',
    text: `I ${toDo} ${numberText(number)} at once. ${EFFECTS[action]}`,
    yes: 'Approve',
    no: 'Not yet',
  };
}

export function decidedText(kind: 'approved' | 'declined', by: string, at: number, now: number): Markup {
  const word = kind === 'approved' ? '👍 Approved' : '👎 Declined';
  return mrkdwn`${word} by ${person(by)} ${whenMarkup(at, now)}.`;
}

export const expiredText = 'Nobody approved it in time. Ask again if it is still wanted.';

/** To somebody who pressed a button that decides nothing any more, or not for them. */
export const approvalNotes = {
  own: 'You asked for it yourself: another approver has to agree.',
  role: 'Only an approver may decide that; whoever runs me names them in SLACK_APPROVERS.',
  used: 'That was decided already.',
  expired: 'The 15 minutes are over, and nothing was done. Ask again if it is still wanted.',
  declined: 'Declined; nothing was done.',
  gone: 'I do not remember this question any more. Press the action’s button again.',
} as const;

/** In the place of the buttons that were pressed. */
export function proposedNote(action: ActionName, by: string, at: number, now: number): Markup {
  return mrkdwn`🔐 ${actionWords(action).noun}: asked for by ${person(by)} ${whenMarkup(at, now)}; a second person has to agree, see below`;
}
