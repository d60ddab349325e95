import { NOT_SENT } from '../actions/not-sent.ts';
import type { Execution } from '../actions/types.ts';
import type { ActionName, Entry } from '../knowledge/schema.ts';
import { actionButtons } from './action-buttons.ts';
import { CHECK_STATUS } from './action-ids.ts';
import { button, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText, joinMarkup, type Markup, mrkdwn } from './markup.ts';
import type { Block, SlackMessage } from './message.ts';
import type { NumberName } from './number-name.ts';
import type { PressName } from './press-ids.ts';
import { caseTexts } from './texts-cases.ts';
import * as texts from './texts-execution.ts';
import { checkAgainText } from './texts-finding.ts';

/** An action on its way, and whose it is. Moments are milliseconds since the epoch. */
export type ActionStory = {
  readonly action: ActionName;
  readonly number: NumberName;
  readonly by: string;
  readonly at: number;
  readonly now: number;
  readonly caseId: string;
};

/** How it ended, and what can be done from there. */
export type ActionEnd = {
  readonly execution: Extract<Execution, { kind: 'succeeded' | 'rejected' | 'unknown' }>;
  /** The live state does not show the success that Meta told. */
  readonly isUnproven: boolean;
  /** The knowledge entry of a refusal. */
  readonly entry: Entry | null;
  /** The number works, and with that its case is closed. */
  readonly closes: boolean;
  /** The most useful first. */
  readonly offers: readonly PressName[];
};

/** "Registering … asked for by @ana", for the time until Meta has answered. Pure. */
export function runningMessage({ action, number, ...asked }: ActionStory): SlackMessage {
  const blocks = [section(texts.runningText(action, number, asked))];
  return fitMessage({ text: escapeText(texts.runningSpoken(action, number)), blocks }, [asked.by]);
}

function statusOf({ after }: ActionEnd['execution']): string | null {
  return after.kind === 'ok' ? after.value.status : null;
}

function succeeded({ action, number }: ActionStory, { execution, isUnproven }: ActionEnd): Block[] {
  if (isUnproven) {
    return [section(texts.unprovenTitle(action, number)), section(texts.unprovenNext)];
  }
  const live = texts.liveText(statusOf(execution));
  return [
    section(joinMarkup([texts.doneTitle(action, number), live], '\n')),
    section(texts.afterText(action)),
  ];
}

type Rejected = Extract<Execution, { kind: 'rejected' }>;

function rejected({ action, number }: ActionStory, { error }: Rejected, entry: Entry | null): Block[] {
  const name = texts.errorName(error);
  const means =
    entry === null ? mrkdwn`${texts.unknownErrorText(name)}` : texts.meansText(entry.title, entry.now, name);
  return [
    section(joinMarkup([texts.rejectedTitle(action, number), means], '\n')),
    context(texts.metaWords(error)),
  ];
}

type Unknown = Extract<Execution, { kind: 'unknown' }>;

function unknown({ action, number }: ActionStory, execution: Unknown): Block[] {
  if (execution.attempt.details?.startsWith(NOT_SENT) === true) {
    return [section(texts.notSentTitle(action, number)), section(texts.notSentNext)];
  }
  const found = texts.tookEffectText(statusOf(execution), execution.tookEffect);
  return [section(texts.noAnswerTitle(action, number)), section(found)];
}

function bodyOf(story: ActionStory, end: ActionEnd): Block[] {
  switch (end.execution.kind) {
    case 'succeeded':
      return succeeded(story, end);
    case 'rejected':
      return rejected(story, end.execution, end.entry);
    case 'unknown':
      return unknown(story, end.execution);
  }
}

function spoken({ action, number }: ActionStory, { execution, isUnproven, entry }: ActionEnd): string {
  switch (execution.kind) {
    case 'succeeded':
      return isUnproven ? texts.unprovenNext : texts.doneSpoken(action, number);
    case 'rejected':
      return texts.rejectedSpoken(action, number, entry?.title ?? null);
    case 'unknown':
      return texts.noAnswerSpoken(action, number);
  }
}

/** Who asked, what it cost, and what a ticket needs. */
function smallPrint({ number, ...asked }: ActionStory, { execution }: ActionEnd): Markup {
  const { left, attempt } = execution;
  const parts = [
    texts.askedText(asked),
    ...(left === null ? [] : [mrkdwn`${texts.leftText(left)}`]),
    mrkdwn`number id ${number.phoneNumberId}`,
    ...(attempt.fbtraceId === null ? [] : [mrkdwn`trace id ${attempt.fbtraceId}`]),
  ];
  return joinMarkup(parts, ' · ');
}

/** What came of an action: what Meta said, what it means, what can be done now. Pure. */
export function endMessage(story: ActionStory, end: ActionEnd): SlackMessage {
  const { caseId, number } = story;
  const check = button(CHECK_STATUS, checkAgainText, caseId);
  const isDone = end.execution.kind === 'succeeded' && !end.isUnproven;
  const buttons = actionButtons({
    offers: end.offers,
    ...{ caseId, phoneNumberId: number.phoneNumberId, hasPrimary: !isDone },
    ...(isDone ? {} : { first: [check] }),
  });
  return fitMessage(
    {
      text: escapeText(spoken(story, end)),
      blocks: [
        ...bodyOf(story, end),
        ...buttons,
        ...(end.closes ? [context(caseTexts.closedByCheck)] : []),
        context(smallPrint(story, end)),
      ],
    },
    [story.by],
  );
}
