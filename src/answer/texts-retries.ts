import type { ActionName } from '../knowledge/schema.ts';
import type { Retry, RetryEnd, RetryState } from '../retries/types.ts';
import { conversation, joinMarkup, link, type Markup, mrkdwn, person } from './markup.ts';
import { whenMarkup } from './moment.ts';
import { type NumberName, numberText } from './number-name.ts';
import { actionWords } from './texts-actions.ts';

/** What the story of a retry says. */

const ASKS: Partial<Record<RetryEnd, string>> = {
  'needs-pin': 'I need the two-step PIN to go on',
};

const PERSON = 'I need a person to go on';

export function askText(why: RetryEnd | null): string {
  return (why === null ? undefined : ASKS[why]) ?? PERSON;
}

const ENDS = {
  connected: 'The number is connected',
  'cause-changed': 'Stopped: Meta now names another reason',
  'needs-pin': 'Stopped: the PIN is needed',
  'needs-person': 'Stopped: a person has to act first',
  'tries-used': 'Stopped: all tries are used',
  deadline: 'Stopped: the time for it is over',
  refused: 'Stopped: it may not be done now',
  cancelled: 'Cancelled',
  'taken-over': 'Taken over by a person',
} as const satisfies Record<RetryEnd, string>;

export function endText(why: RetryEnd): string {
  return ENDS[why];
}

/** What to do where the story ended without success. */
const NEXT: Partial<Record<RetryEnd, string>> = {
  'cause-changed': 'Read what Meta says now, at the end of the story, and solve that first.',
  'needs-pin': 'Find the PIN, or have two-step verification turned off; then start again.',
  'needs-person': 'Look at the live state: it shows what is missing.',
  'tries-used': 'Look at the live state, and escalate if the cause is gone for sure.',
  deadline: 'Look at the live state, and start again if the cause is gone.',
  refused: 'Check live status shows why, and from when it is possible again.',
  cancelled: 'Nothing more is tried. Start again whenever you like.',
};

export function nextText(why: RetryEnd): string | null {
  return NEXT[why] ?? null;
}

/** The headline; `who` is the number. */
export function headline(
  state: RetryState,
  end: RetryEnd | null,
  action: ActionName,
  who: string,
): { readonly sign: string; readonly text: string } {
  const { toDo, done, doing } = actionWords(action);
  switch (state) {
    case 'waiting':
      return { sign: '⏳', text: `Waiting to ${toDo} ${who}` };
    case 'acting':
      return { sign: '🔄', text: `${doing} ${who}, if its live state allows it` };
    case 'asking':
      return { sign: '✋', text: `${askText(end)}: ${who}` };
    case 'paused':
      return { sign: '⏸️', text: `Paused, for Meta reports trouble: ${who}` };
    case 'succeeded':
      return { sign: '✅', text: `${who} ${done}` };
    case 'stopped':
      return { sign: '🛑', text: `${end === null ? 'Stopped' : ENDS[end]}: ${who}` };
    case 'cancelled':
      return { sign: '🛑', text: `${ENDS.cancelled}: ${who}` };
    case 'taken-over':
      return { sign: '🙋', text: `${ENDS['taken-over']}: ${who}` };
  }
}

export function nextLook(dueAt: number, now: number): Markup {
  return mrkdwn`*Next:* I look at the live state ${whenMarkup(dueAt, now)}, and act if that can work.`;
}

export function pausedNext(dueAt: number | null, now: number): Markup {
  if (dueAt === null) return mrkdwn`*Next:* I go on when Meta’s status page is clear again.`;
  return mrkdwn`*Next:* I look at Meta’s status page again ${whenMarkup(dueAt, now)}.`;
}

export const askedNext = {
  pin: mrkdwn`*Next:* press “Enter the PIN…”; the form keeps it out of the channel.`,
  person: mrkdwn`*Next:* do what the last line says, then press “Try now”, or take over.`,
} as const;

export const buttonTexts = {
  now: 'Try now',
  takeOver: 'Take over',
  cancel: 'Cancel',
  pin: 'Enter the PIN…',
} as const;

export const cancelQuestion = {
  title: 'Stop this retry?',
  text: 'Nothing more is tried. What Meta was asked so far still counts.',
  yes: 'Stop it',
  no: 'Keep it',
} as const;

type SmallPrint = {
  readonly tries: number;
  readonly maxTries: number;
  readonly deadlineAt: number;
  readonly now: number;
  readonly isOpen: boolean;
  readonly title: string | null;
  readonly phoneNumberId: string;
};

export function smallPrint(told: SmallPrint): Markup {
  const { tries, maxTries, deadlineAt, now, isOpen, title, phoneNumberId } = told;
  const parts = [
    ...(title === null ? [] : [mrkdwn`For: ${title}`]),
    mrkdwn`${tries} of ${maxTries} tries`,
    ...(isOpen ? [mrkdwn`gives up ${whenMarkup(deadlineAt, now)}`] : []),
    mrkdwn`number id ${phoneNumberId}`,
  ];
  return joinMarkup(parts, ' · ');
}

/**
 * To somebody who wants to start a second one.
 * @param url address of the story of the first one; null: not known
 */
export function runningRetryText(
  { startedBy, startedAt, channel }: Pick<Retry, 'startedBy' | 'startedAt' | 'channel'>,
  number: NumberName,
  now: number,
  url: string | null,
): Markup {
  const story = url === null ? mrkdwn`Its message in ${conversation(channel)}` : link(url, 'Its message');
  return mrkdwn`A retry of ${numberText(number)} runs already, started by ${person(startedBy)} ${whenMarkup(startedAt, now)}. ${story} has “Try now” and “Cancel”.`;
}

/** In the place of the buttons that were pressed. */
export function retryNote(by: string, at: number, now: number): Markup {
  return mrkdwn`⏳ Retry: started by ${person(by)} ${whenMarkup(at, now)}; its story is below`;
}

/** To whoever presses a button under a story that is over. */
export const retryNotes = {
  gone: 'I do not remember this retry any more. Press “Check live status” to see how the number stands.',
  ended: 'This retry is over already; its message tells how it ended.',
} as const;
