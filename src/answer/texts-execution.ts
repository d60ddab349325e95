import type { GraphApiError } from '../graph/errors.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { type Markup, mrkdwn, person } from './markup.ts';
import { whenMarkup } from './moment.ts';
import { type NumberName, numberAndName, numberText } from './number-name.ts';
import { actionWords } from './texts-actions.ts';

/** What the bot says while an action runs, and when it has ended. */

/** Who asked for it, and when. Moments are milliseconds since the epoch. */
export type Asked = { readonly by: string; readonly at: number; readonly now: number };

const startCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function runningSpoken(action: ActionName, number: NumberName): string {
  return `${actionWords(action).doing} ${numberText(number)}…`;
}

export function runningText(action: ActionName, number: NumberName, { by, at, now }: Asked): Markup {
  const { doing } = actionWords(action);
  return mrkdwn`⏳ *${doing} ${numberAndName(number)}*\nAsked for by ${person(by)} ${whenMarkup(at, now)}. Meta usually answers within seconds.`;
}

/** "Asked for by @ana at 14:05", for the small print under a result. */
export function askedText({ by, at, now }: Asked): Markup {
  return mrkdwn`Asked for by ${person(by)} ${whenMarkup(at, now)}`;
}

export function doneSpoken(action: ActionName, number: NumberName): string {
  return `${numberText(number)} ${actionWords(action).done}.`;
}

export function doneTitle(action: ActionName, number: NumberName): Markup {
  return mrkdwn`✅ *${numberAndName(number)} ${actionWords(action).done}*`;
}

/** What follows from success, in one or two sentences. */
const NEXT = {
  register: 'Meta’s live status confirms it. Let somebody write to the number to see a message arrive.',
  deregister: 'It sends and receives nothing until it is registered again.',
  'request-code':
    'The customer reads out six digits; enter them without the hyphen. If nothing comes within a few minutes, ask for one voice call, not for more texts.',
  'verify-code': 'Its ownership is proved. It still has to be registered.',
  'set-pin': 'Keep the PIN where your team keeps them: I do not keep it, and Meta never shows it again.',
  'subscribe-webhooks': 'Let somebody write to the number to see a message arrive.',
} as const satisfies Record<ActionName, string>;

export function afterText(action: ActionName): string {
  return NEXT[action];
}

/** Meta said yes, and the live state does not show it. */
export function unprovenTitle(action: ActionName, number: NumberName): Markup {
  return mrkdwn`⚠️ *Meta accepted it, and the live status does not show it yet*\n${actionWords(action).noun} of ${numberAndName(number)}.`;
}

export const unprovenNext =
  'Look again in a minute, and do not repeat it before: a “yes” from Meta alone proves nothing.';

/** The status as Meta gives it; null: it could not be read. */
export function liveText(status: string | null): Markup {
  return status === null
    ? mrkdwn`The live status could not be read just now.`
    : mrkdwn`Live status now: *${status}*`;
}

/** @param left calls left in the budget of ten in 72 hours */
export function leftText(left: number): string {
  return left === 0 ? 'no try left of 10 in 72 hours' : `${left} of 10 tries left in 72 hours`;
}

/** The same, for a line of many. */
export function leftShort(left: number): string {
  return `${left} of 10 left`;
}

export function errorName({ code, subcode }: Pick<GraphApiError, 'code' | 'subcode'>): string {
  return subcode === null ? `${code}` : `${code}/${subcode}`;
}

export function rejectedSpoken(action: ActionName, number: NumberName, title: string | null): string {
  const head = `Meta refused to ${actionWords(action).toDo} ${numberText(number)}`;
  return title === null ? `${head}.` : `${head}: ${title}.`;
}

export function rejectedTitle(action: ActionName, number: NumberName): Markup {
  return mrkdwn`❌ *Meta refused to ${actionWords(action).toDo} ${numberAndName(number)}*`;
}

/** What the refusal means by the knowledge base. */
export function meansText(title: string, now: string, code: string): Markup {
  return mrkdwn`*${title}* (${code})\n*Do now:* ${now}`;
}

export function unknownErrorText(code: string): string {
  return `Error ${code}, which I do not know. “Check again” shows what has become of the number.`;
}

/** Meta's own words; the details are what it says to go by. */
export function metaWords({ userMessage, details, message }: GraphApiError): string {
  const words = userMessage ?? details ?? message;
  const more = details !== null && details !== words ? ` ${details}` : '';
  return `Meta’s words: “${words}${more}”`;
}

export function noAnswerSpoken(action: ActionName, number: NumberName): string {
  return `No answer from Meta. ${actionWords(action).noun} of ${numberText(number)}: it counts as one try.`;
}

export function noAnswerTitle(action: ActionName, number: NumberName): Markup {
  return mrkdwn`❔ *No answer came from Meta*\n${actionWords(action).noun} of ${numberAndName(number)}. I did not ask twice, but looked at the live state; it counts as one try.`;
}

/** The connection failed before anything left this machine. */
export function notSentTitle(action: ActionName, number: NumberName): Markup {
  return mrkdwn`❔ *Meta could not be reached*\n${actionWords(action).noun} of ${numberAndName(number)}. Nothing was sent, so nothing has changed; to be on the safe side I count it as one try.`;
}

export const notSentNext = 'Try again in some minutes. metastatus.com/whatsapp-business-api shows outages.';

const TOOK_EFFECT = {
  yes: 'The live state shows that it worked.',
  no: 'The live state shows that it did not work, so trying again is safe.',
  'could-not-tell': 'It does not tell whether it worked. Check again before anybody tries.',
} as const;

/** @param status the live one; null: it could not be read */
export function tookEffectText(status: string | null, tookEffect: keyof typeof TOOK_EFFECT): Markup {
  if (status === null) {
    return mrkdwn`The live status could not be read either, so nobody knows yet whether it worked. Check again before anybody tries.`;
  }
  return mrkdwn`${liveText(status)}. ${TOOK_EFFECT[tookEffect]}`;
}

export function startedText(action: ActionName, number: NumberName, { by, at, now }: Asked): Markup {
  return mrkdwn`${startCase(actionWords(action).doing)} ${numberText(number)}: running, started by ${person(by)} ${whenMarkup(at, now)}.`;
}

const ENDS = {
  succeeded: 'it worked',
  rejected: 'Meta refused it',
  unknown: 'no answer came',
} as const;

/** To somebody who pressed a button that somebody had pressed before. */
export function endedText(
  action: ActionName,
  number: NumberName,
  { by, at, now }: Asked,
  end: keyof typeof ENDS,
): Markup {
  return mrkdwn`${actionWords(action).noun} of ${numberText(number)}: ${person(by)} did that ${whenMarkup(at, now)}, and ${ENDS[end]}. The newest message about it in this thread has today’s buttons.`;
}

/** In the place of the buttons that were pressed. */
export function pressedNote(
  action: ActionName,
  { by, at, now }: Asked,
  end: keyof typeof ENDS | null,
): Markup {
  const { noun } = actionWords(action);
  return end === null
    ? mrkdwn`⏳ ${noun}: running, started by ${person(by)} ${whenMarkup(at, now)}`
    : mrkdwn`${noun}: ${ENDS[end]}, started by ${person(by)} ${whenMarkup(at, now)}; see below`;
}
