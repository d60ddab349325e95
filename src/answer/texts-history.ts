import type { AuditEvent } from '../audit/types.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { type Markup, mrkdwn, person } from './markup.ts';
import { type NumberName, numberAndName } from './number-name.ts';
import { pressNames } from './press-ids.ts';
import { actionWords, pressLabel } from './texts-actions.ts';

/** What the history of a number says. */

export function historyTitle(number: NumberName): string {
  return `What was done to ${numberAndName(number)}`;
}

export const historyEmpty = 'Nothing yet: nobody has started anything from here.';

/** @param phoneNumberId for the command that shows the rest */
export function historyFooter(shown: number, hasMore: boolean, phoneNumberId: string): Markup {
  const command = mrkdwn`\`npm run desk -- audit --number ${phoneNumberId}\``;
  return hasMore
    ? mrkdwn`The last ${shown}; all of it: ${command}. Only you see this.`
    : mrkdwn`All of it. For a file: ${command}. Only you see this.`;
}

/** Short facts of an entry, as the audit keeps them. */
type Note = Readonly<Record<string, unknown>>;

const OUTCOMES: Readonly<Record<string, string>> = {
  succeeded: 'worked',
  rejected: 'Meta refused it',
  unknown: 'no answer came',
};

const MILESTONES: Readonly<Record<string, string>> = {
  'phone-account-deleted': 'the account on the phone is deleted',
  'platform-disconnected': 'the platform is disconnected in the app',
  'two-step-off': 'two-step verification is off',
};

const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

function outcomeText(noun: string, { state, code, subcode }: Note): Markup {
  const error = [word(code), word(subcode)].filter((part) => part !== '').join('/');
  const said = OUTCOMES[word(state)] ?? word(state);
  return mrkdwn`${noun}: ${said}${error === '' ? '' : ` (${error})`}`;
}

const bracket = (value: unknown): string => (word(value) === '' ? '' : ` (${word(value)})`);

const RETRY_STATES: Readonly<Record<string, string>> = {
  waiting: 'waits',
  acting: 'looks, and acts if that can work',
  asking: 'asks for a person',
  paused: 'pauses, for Meta reports trouble',
  succeeded: 'has reached its goal',
  stopped: 'has stopped',
};

function retryLine(who: Markup, { change, state }: Note): Markup {
  if (change === 'started') return mrkdwn`Retry started by ${who}`;
  if (change === 'nudge') return mrkdwn`Retry told by ${who} to go on`;
  return mrkdwn`Retry: ${RETRY_STATES[word(state)] ?? word(state)}`;
}

type Told = {
  /** Slack's user id, or whoever it was at a terminal. */
  readonly actor: string;
  readonly action: ActionName | null;
  readonly note: Note;
};

type Teller = (noun: string, who: Markup, told: Told) => Markup;

const TELLERS: Readonly<Record<AuditEvent, Teller>> = {
  press: (noun, who) => mrkdwn`${who} pressed a button: ${noun}`,
  refusal: (noun, who, { note }) => mrkdwn`${noun}: not done${bracket(note.kind)}, asked for by ${who}`,
  proposal: (noun, who) => mrkdwn`${noun}: ${who} asked for a second person`,
  approval: (noun, who) => mrkdwn`${noun}: approved by ${who}`,
  decline: (noun, who) => mrkdwn`${noun}: declined by ${who}`,
  call: (noun, who) => mrkdwn`${noun}: Meta was asked, for ${who}`,
  outcome: (noun, _who, { note }) => outcomeText(noun, note),
  retry: (_noun, who, { note }) => retryLine(who, note),
  milestone: (_noun, who, { note }) =>
    mrkdwn`${who} said that ${MILESTONES[word(note.kind)] ?? word(note.kind)}`,
  cancel: (_noun, who, { note }) =>
    note.change === 'take-over' ? mrkdwn`Retry taken over by ${who}` : mrkdwn`Retry cancelled by ${who}`,
  secret: (_noun, who, { note }) =>
    note.change === 'kept' ? mrkdwn`${who} gave a PIN; kept encrypted` : mrkdwn`The PIN was forgotten`,
};

/** What stood on a button that is no action by itself. */
function pressedName(name: string): string {
  const known = pressNames.find((candidate) => candidate === name);
  return known === undefined ? name || 'something' : `“${pressLabel(known)}”`;
}

const isEvent = (event: string): event is AuditEvent => Object.hasOwn(TELLERS, event);

/**
 * One entry in a few words, with who did it.
 */
export function historyLine(event: string, told: Told): Markup {
  const { actor, action, note } = told;
  const noun = action === null ? pressedName(word(note.name)) : actionWords(action).noun;
  const who = person(actor);
  return isEvent(event) ? TELLERS[event](noun, who, told) : mrkdwn`${event}: ${who}`;
}

/** "PENDING → CONNECTED" */
export function changeText(before: string | null, after: string | null): string {
  if (after === null) return '';
  return before === null || before === after ? ` · ${after}` : ` · ${before} → ${after}`;
}
