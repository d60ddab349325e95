import type { ActionName } from '../knowledge/schema.ts';
import type { RetryLine } from '../retries/types.ts';
import { joinMarkup, type Markup, mrkdwn, person } from './markup.ts';
import { whenMarkup } from './moment.ts';
import { actionWords } from './texts-actions.ts';
import { leftShort } from './texts-execution.ts';
import { askText, endText } from './texts-retries.ts';

/** The lines of the story of a retry. */

type Told = {
  readonly action: ActionName;
  /** The knowledge entry that the retry is to solve. */
  readonly entry: string;
  readonly now: number;
  /** The title of a knowledge entry; null where there is none. */
  readonly titleOf: (entry: string) => string | null;
};

const until = (at: number | null, now: number): Markup =>
  at === null ? mrkdwn`` : mrkdwn`; next look ${whenMarkup(at, now)}`;

function lookedText(status: string | null, at: number | null, now: number): Markup {
  const found = status === null ? mrkdwn`Could not tell the live state` : mrkdwn`Looked: ${status}`;
  return joinMarkup([found, until(at, now)], '');
}

function triedText(line: Extract<RetryLine, { kind: 'tried' }>, nth: string, told: Told): Markup {
  const { outcome, entry, code, left } = line;
  const { noun } = actionWords(told.action);
  const isSame = entry !== null && entry === told.entry;
  const title = isSame ? 'still the same error' : entry === null ? null : told.titleOf(entry);
  const error = code === null ? '' : ` (${code})`;
  const said = {
    succeeded: mrkdwn`${noun} worked`,
    rejected: mrkdwn`${title ?? 'Meta refused'}${error}`,
    unknown: mrkdwn`No answer from Meta; I looked instead of asking twice`,
  }[outcome];
  const parts = [mrkdwn`Try ${nth}: `, said, until(line.until, told.now)];
  return joinMarkup([...parts, ...(left === null ? [] : [mrkdwn` · ${leftShort(left)}`])], '');
}

/**
 * One line of the story, without its time.
 * @param nth which try it was, such as "2 of 6"
 */
export function lineText(line: RetryLine, nth: string, told: Told): Markup {
  switch (line.kind) {
    case 'started':
      return mrkdwn`Started by ${person(line.by)}; first look ${whenMarkup(line.until, told.now)}`;
    case 'looked':
      return lookedText(line.status, line.until, told.now);
    case 'tried':
      return triedText(line, nth, told);
    case 'paused':
      return mrkdwn`Meta reports trouble: “${line.title}”; paused`;
    case 'asked':
      return mrkdwn`${askText(line.why)}`;
    case 'nudged':
      return line.gave === 'pin'
        ? mrkdwn`${person(line.by)} entered the PIN`
        : mrkdwn`${person(line.by)} pressed “Try now”`;
    case 'ended':
      return line.by === null
        ? mrkdwn`${endText(line.why)}`
        : mrkdwn`${endText(line.why)}, ${person(line.by)}`;
  }
}

/** @param count looks that found the same */
export function sameText(count: number): Markup {
  return mrkdwn` (${count} looks alike)`;
}

export function earlierText(count: number): Markup {
  return mrkdwn`_… ${count} earlier lines; History has them all_`;
}
