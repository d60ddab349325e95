import type { Paste } from '../intake/types.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import { hasReply, replyLanguage } from '../knowledge/fill-reply.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry, Knowledge } from '../knowledge/schema.ts';
import type { Diagnosis, Match } from '../match/types.ts';
import type { Outage } from '../outage/types.ts';
import { actionButtons } from './action-buttons.ts';
import { CHECK_STATUS, nearestActionId, replyActionId } from './action-ids.ts';
import { actions, button, context, section } from './blocks.ts';
import { entryDetails } from './entry-details.ts';
import { evidenceLine } from './evidence.ts';
import { feedbackBlock } from './feedback.ts';
import { fillLabel } from './fill-label.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { Block, RenderOptions, SlackMessage } from './message.ts';
import type { PressName } from './press-ids.ts';
import * as texts from './texts.ts';
import { type Elsewhere, elsewhereText } from './texts-cases.ts';
import { outageText } from './texts-outage.ts';
import { replyButtonText } from './texts-replies.ts';
import { unsureMessage } from './unsure.ts';

export type AnswerInput = {
  readonly paste: Paste;
  readonly diagnosis: Diagnosis;
  readonly knowledge: Knowledge;
  /** Opaque; the value of every button. */
  readonly caseId: string;
  /** A person addressed the bot: then it is never silent. */
  readonly asked: boolean;
  /** What a language model made of it that knew no answer, or could not be asked. */
  readonly model?: 'none' | 'unavailable';
  /** What can help the number now, the most useful first. */
  readonly offers?: readonly PressName[];
  /** Trouble at Meta, which the answer names first. */
  readonly outage?: Outage | null;
  /** Another thread about the same number. */
  readonly elsewhere?: Elsewhere | null;
};

type Found = { readonly match: Match; readonly entry: Entry };

/** More errors than these in one paste are named, not offered. */
const MAX_OTHERS = 3;

/** The answer to a paste, or null where silence is right: nothing sure, and nobody asked. Pure. */
export function answerMessage(input: AnswerInput, options: RenderOptions = {}): SlackMessage | null {
  const [first, ...others] = findEntries(input);
  if (first !== undefined) return sureMessage(input, first, others, options);
  return input.asked ? unsureMessage(input, options.labels ?? ENGLISH_LABELS) : null;
}

function findEntries({ diagnosis, knowledge }: AnswerInput): Found[] {
  if (diagnosis.verdict !== 'sure') return [];
  return diagnosis.matches.flatMap((match) => {
    const entry = knowledge.entries.get(match.entry);
    return entry === undefined ? [] : [{ match, entry }];
  });
}

/** Short first; the steps and everything else are folded under it. */
function sureMessage(
  { knowledge, diagnosis, caseId, outage, elsewhere, offers = [] }: AnswerInput,
  { match, entry }: Found,
  others: readonly Found[],
  options: RenderOptions,
): SlackMessage {
  const { labels = ENGLISH_LABELS } = options;
  const check = button(CHECK_STATUS, labels.answer.checkStatus, caseId, 'primary');
  const language = replyLanguage(knowledge, diagnosis.language);
  const reply = button(replyActionId(entry.id), replyButtonText(language, labels), caseId);
  return fitMessage({
    text: escapeText(texts.spokenText(entry, labels)),
    blocks: [
      ...(outage ? [section(outageText(outage))] : []),
      ...(match.via === 'llm' ? [context(texts.byModelText(labels))] : []),
      section(texts.leadText(entry, labels)),
      ...(elsewhere ? [context(elsewhereText(elsewhere))] : []),
      ...otherErrors(others, caseId, labels),
      ...actionButtons({
        ...{ offers, caseId, phoneNumberId: null, labels },
        first: entry.checks.length > 0 ? [check] : [],
        second: hasReply(knowledge, entry.id) ? [reply] : [],
      }),
      ...entryDetails(entry, knowledge, options),
      context(evidenceLine(match, entry, diagnosis, labels)),
      feedbackBlock(entry.id, caseId, options),
    ],
  });
}

/** The errors after the first, in the order in which to solve them. */
function otherErrors(others: readonly Found[], caseId: string, labels: Labels): Block[] {
  if (others.length === 0) return [];
  const entries = others.slice(0, MAX_OTHERS).map(({ entry }) => entry);
  const buttons = entries.map(({ id, title }) =>
    button(nearestActionId(id), fillLabel(labels.answer.explain, { title }), caseId),
  );
  return [section(texts.othersText(entries, labels)), actions(...buttons)];
}
