import type { Paste } from '../intake/types.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry, Knowledge } from '../knowledge/schema.ts';
import type { Diagnosis } from '../match/types.ts';
import { feedbackActionId, feedbackValue, NO_ENTRY, nearestActionId } from './action-ids.ts';
import { actions, button, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { Block, Button, SlackMessage } from './message.ts';
import * as texts from './texts.ts';

type UnsureInput = {
  readonly paste: Paste;
  readonly diagnosis: Diagnosis;
  readonly knowledge: Knowledge;
  readonly caseId: string;
  readonly model?: 'none' | 'unavailable';
};

const MAX_NEAREST = 3;
const MAX_CODES = 5;

const MODEL_TEXTS = { none: texts.modelFoundNothingText, unavailable: texts.modelUnavailableText } as const;

/** To a person who asked: what is not known, what comes nearest, and one question. */
export function unsureMessage(
  { paste, diagnosis, knowledge, caseId, model }: UnsureInput,
  labels: Labels,
): SlackMessage {
  const nearest = nearestEntries(diagnosis, knowledge);
  const foreign = diagnosis.foreignCodes.flatMap((code) => knowledge.foreignCodes.get(code) ?? []);
  const codes = diagnosis.unknownCodes.slice(0, MAX_CODES);
  const blocks: Block[] = foreign.map((code) => section(texts.foreignCodeText(code)));
  if (codes.length > 0) blocks.push(section(texts.unknownCodesText(codes)), ...metaSays(paste));
  if (nearest.length > 0) blocks.push(...choice(nearest, caseId, labels));
  else if (blocks.length === 0) blocks.push(section(texts.unknownText), ...metaSays(paste));
  if (nearest.length === 0 && foreign.length === 0) {
    blocks.push(section(texts.unknownHint), actions(teachButton(labels.unsure.tell, caseId)));
  }
  if (model !== undefined) blocks.push(context(MODEL_TEXTS[model]));
  return fitMessage({ text: escapeText(spoken(codes, nearest.length, foreign[0]?.title, labels)), blocks });
}

function spoken(
  codes: readonly string[],
  nearest: number,
  foreign: string | undefined,
  { unsure }: Labels,
): string {
  if (codes.length > 0) return texts.unknownCodesText(codes);
  if (nearest > 0) return `${unsure.opening} ${unsure.pick}`;
  return foreign ?? texts.unknownText;
}

function nearestEntries({ candidates }: Diagnosis, { entries }: Knowledge): Entry[] {
  return candidates.flatMap(({ entry }) => entries.get(entry) ?? []).slice(0, MAX_NEAREST);
}

function choice(entries: readonly Entry[], caseId: string, labels: Labels): Block[] {
  const buttons = entries.map(({ id, title }) => button(nearestActionId(id), title, caseId));
  return [
    section(texts.unsureText(entries, labels)),
    actions(...buttons, teachButton(labels.unsure.none, caseId)),
  ];
}

/** Opens the dialog in which a person says what it is. */
function teachButton(label: string, caseId: string): Button {
  return button(feedbackActionId(NO_ENTRY, 'wrong'), label, feedbackValue('wrong', caseId));
}

/** The words of the first error in the paste, which are more than its code. */
function metaSays({ errors: [error] }: Paste): Block[] {
  const words = error?.userMessage ?? error?.details ?? error?.message;
  return words === undefined ? [] : [section(texts.metaSaysText(words))];
}
