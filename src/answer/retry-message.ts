import type { Entry } from '../knowledge/schema.ts';
import type { Retry, RetryLine } from '../retries/types.ts';
import { actionButtons } from './action-buttons.ts';
import { CHECK_STATUS } from './action-ids.ts';
import { actions, button, confirmation, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText, joinMarkup, type Markup, mrkdwn } from './markup.ts';
import type { Block, SlackMessage } from './message.ts';
import { lineTimeMarkup, spansDays } from './moment.ts';
import { type NumberName, numberAndName } from './number-name.ts';
import { type PressName, retryPresses } from './press-ids.ts';
import { checkButtonText } from './texts.ts';
import { caseTexts } from './texts-cases.ts';
import * as texts from './texts-retries.ts';
import * as lines from './texts-retry-lines.ts';

export type RetryStory = {
  readonly retry: Retry;
  readonly number: NumberName;
  readonly now: number;
  readonly entries: ReadonlyMap<string, Pick<Entry, 'title'>>;
  /** The number works, and with that its case is closed. */
  readonly closes?: boolean;
  /** What can be done where it ended without success. */
  readonly offers: readonly PressName[];
};

/** A story of days is told by its ends; what lies between is in the history. */
const MAX_LINES = 10;

const OPEN = new Set(['waiting', 'acting', 'asking', 'paused']);

type Told = { readonly line: RetryLine; readonly nth: number; readonly alike: number };

/** Looks in a row that found the same are one line, the last of them. Tries are counted. */
function foldLines(lines: readonly RetryLine[]): Told[] {
  const told: Told[] = [];
  let tries = 0;
  for (const line of lines) {
    if (line.kind === 'tried') tries += 1;
    const last = told.at(-1);
    const isAlike =
      line.kind === 'looked' && last?.line.kind === 'looked' && last.line.status === line.status;
    if (isAlike && last !== undefined) told.splice(-1, 1, { line, nth: tries, alike: last.alike + 1 });
    else told.push({ line, nth: tries, alike: 1 });
  }
  return told;
}

function tellLine(
  { line, nth, alike }: Told,
  overDays: boolean,
  { retry, now, entries }: RetryStory,
): Markup {
  const titleOf = (entry: string) => entries.get(entry)?.title ?? null;
  const words = lines.lineText(line, `${nth} of ${retry.maxTries}`, {
    action: retry.action,
    entry: retry.entry,
    now,
    titleOf,
  });
  const more = alike > 1 ? lines.sameText(alike) : mrkdwn``;
  return mrkdwn`${lineTimeMarkup(line.at, overDays)}  ${words}${more}`;
}

/** The first line, and the last ones. */
function timeline(story: RetryStory): Markup {
  const told = foldLines(story.retry.lines);
  const overDays = spansDays(told.map(({ line }) => line.at));
  const tell = (one: Told) => tellLine(one, overDays, story);
  if (told.length <= MAX_LINES) return joinMarkup(told.map(tell), '\n');
  const first = told.slice(0, 1).map(tell);
  const last = told.slice(1 - MAX_LINES).map(tell);
  return joinMarkup([...first, lines.earlierText(told.length - MAX_LINES), ...last], '\n');
}

function whatNext({ retry, now }: RetryStory): Markup[] {
  const { state, end, dueAt } = retry;
  switch (state) {
    case 'waiting':
      return dueAt === null ? [] : [texts.nextLook(dueAt, now)];
    case 'paused':
      return [texts.pausedNext(dueAt, now)];
    case 'asking':
      return [end === 'needs-pin' ? texts.askedNext.pin : texts.askedNext.person];
    case 'stopped':
    case 'cancelled': {
      const next = end === null ? null : texts.nextText(end);
      return next === null ? [] : [mrkdwn`${next}`];
    }
    default:
      return [];
  }
}

/** Try now, take over, cancel; where the PIN is wanted, that comes first. */
function openButtons({ id, state, end }: Retry): Block[] {
  const { title, text, yes, no } = texts.cancelQuestion;
  const wantsPin = state === 'asking' && end === 'needs-pin';
  const labels = texts.buttonTexts;
  return [
    actions(
      ...(wantsPin ? [button(retryPresses.pin, labels.pin, id, 'primary')] : []),
      ...(state === 'acting' ? [] : [button(retryPresses.now, labels.now, id)]),
      button(retryPresses.takeOver, labels.takeOver, id),
      button(retryPresses.cancel, labels.cancel, id, undefined, confirmation(title, text, yes, no)),
    ),
  ];
}

function buttons({ retry, number, offers }: RetryStory): Block[] {
  if (OPEN.has(retry.state)) return openButtons(retry);
  const { caseId } = retry;
  const check = button(CHECK_STATUS, checkButtonText, caseId);
  return actionButtons({ offers, caseId, phoneNumberId: number.phoneNumberId, first: [check] });
}

function peopleOf({ startedBy, lines }: Retry): string[] {
  return [startedBy, ...lines.flatMap((line) => ('by' in line && line.by !== null ? [line.by] : []))];
}

/** The story of a retry: what it does now, what comes next and when, and how it came to that. Pure. */
export function retryMessage(story: RetryStory): SlackMessage {
  const { retry, number, now, entries } = story;
  const { state, end, action, tries, maxTries, deadlineAt, entry } = retry;
  const { sign, text } = texts.headline(state, end, action, numberAndName(number));
  const title = entries.get(entry)?.title ?? null;
  const isOpen = OPEN.has(state);
  return fitMessage(
    {
      text: escapeText(text),
      blocks: [
        section(joinMarkup([mrkdwn`${sign} *${text}*`, ...whatNext(story)], '\n')),
        section(timeline(story)),
        ...buttons(story),
        ...(story.closes === true ? [context(caseTexts.closedByCheck)] : []),
        context(
          texts.smallPrint({
            ...{ tries, maxTries, deadlineAt, now, isOpen, title, phoneNumberId: number.phoneNumberId },
          }),
        ),
      ],
    },
    peopleOf(retry),
  );
}
