import type { StatusReport } from '../checks/report.ts';
import { toSteps } from '../checks/steps.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import { actionButtons } from './action-buttons.ts';
import { CASE_CLOSE, CHECK_STATUS, ESCALATE, STATUS_POST, STATUS_REFRESH } from './action-ids.ts';
import { actions, button, container, context, section, table } from './blocks.ts';
import { countLabel } from './fill-label.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { Block, RenderOptions, SlackMessage } from './message.ts';
import type { PressName } from './press-ids.ts';
import * as texts from './texts-status-card.ts';
import { stepLine } from './texts-status-steps.ts';

/** Where a card stands, which decides its buttons; the id is opaque. */
export type CardPlace =
  | { readonly kind: 'private'; readonly lookupId: string }
  | { readonly kind: 'public'; readonly lookupId: string }
  | { readonly kind: 'case'; readonly caseId: string };

export type CardOptions = RenderOptions & {
  readonly place?: CardPlace;
  /** The title of the error that the state was read against. */
  readonly entryTitle?: string | null;
  /** What can help the number now, under a card that belongs to a case. */
  readonly offers?: readonly PressName[];
  /** The number works, and with that its case is closed. */
  readonly closes?: boolean;
};

/** Rows to a section in place of a table. */
const ROWS_A_SECTION = 8;

function titleOf({ overall, number }: StatusReport, labels: Labels): string {
  return texts.cardTitle(
    overall,
    [number.display ?? number.phoneNumberId, number.name].filter((part) => part !== null),
    labels,
  );
}

function advice({ decisive, isForeign, swapped, number, findings }: StatusReport, labels: Labels): Block[] {
  const { card } = labels;
  if (swapped !== null) return [section(texts.swappedText(swapped.id, swapped.actual))];
  if (isForeign && number.display !== null) return [section(texts.foreignText(number.display))];
  if (decisive !== null) return [section(texts.decisiveText(decisive, labels))];
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').length;
  return [
    section(card.allWell),
    ...(unknown === 0 ? [] : [section(countLabel(labels, card.someUnknown, unknown))]),
  ];
}

/** One row a check; without tables several lines of text, in the same words. */
function checkRows({ findings }: StatusReport, labels: Labels): string[][] {
  return findings.map((finding) => [
    texts.checkLabel(finding.check, labels),
    texts.stateText(finding.verdict, labels),
    texts.rowText(finding),
  ]);
}

export function tableOrLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  plain: boolean,
): Block[] {
  if (rows.length === 0) return [];
  if (!plain) return [table([head, ...rows])];
  const lines = rows.map((row) => row.join(' · '));
  const count = Math.ceil(lines.length / ROWS_A_SECTION);
  return Array.from({ length: count }, (_, at) =>
    section(lines.slice(at * ROWS_A_SECTION, (at + 1) * ROWS_A_SECTION).join('\n')),
  );
}

/** The five steps; where nothing can be folded a heading has to do. */
function foldedSteps({ findings }: StatusReport, plain: boolean, labels: Labels): Block[] {
  const { title } = labels.steps;
  const words = toSteps(findings).map((step) => stepLine(step, labels));
  const lines = section(words.join('\n'));
  return plain ? [section(texts.titleMarkup(title)), lines] : [container(title, [lines])];
}

function against(
  { against: read }: StatusReport,
  entryTitle: string | null | undefined,
  labels: Labels,
): Block[] {
  if (read === null || !entryTitle) return [];
  return [section(texts.againstText(entryTitle, read.confirms, read.contradicts, labels))];
}

/** The two ways in which a case ends: it works, or Meta has to help. */
function endButtons(caseId: string, { case: label }: Labels): Block {
  return actions(button(CASE_CLOSE, label.close, caseId), button(ESCALATE, label.escalate, caseId));
}

type CaseButtons = {
  readonly offers: readonly PressName[];
  readonly closes: boolean;
  readonly labels: Labels;
};

function buttons(
  place: CardPlace | undefined,
  report: StatusReport,
  { offers, closes, labels }: CaseButtons,
): Block[] {
  const { card } = labels;
  switch (place?.kind) {
    case 'private':
      return [
        actions(
          button(STATUS_POST, card.post, place.lookupId),
          button(STATUS_REFRESH, card.refresh, place.lookupId),
        ),
      ];
    case 'public':
      return [actions(button(STATUS_REFRESH, card.refresh, place.lookupId))];
    case 'case':
      return [
        ...actionButtons({
          ...{ offers, caseId: place.caseId, phoneNumberId: report.number.phoneNumberId },
          first: [button(CHECK_STATUS, card.again, place.caseId)],
          labels,
          hasPrimary: report.overall === 'broken',
        }),
        ...(closes ? [] : [endButtons(place.caseId, labels)]),
      ];
    case undefined:
      return [];
  }
}

/** The live status of a number: verdict and advice first, then every check, then when it was read. Pure. */
export function statusCard(report: StatusReport, options: CardOptions = {}): SlackMessage {
  const { place, entryTitle, offers = [], closes = false, plain = false } = options;
  const { labels = ENGLISH_LABELS } = options;
  const { card } = labels;
  const title = titleOf(report, labels);
  const { number, traceId, took, readAt, decisive } = report;
  const time = new Date(readAt).toISOString().slice(11, 16);
  const spoken = decisive?.next === undefined ? title : `${title}. ${labels.answer.now} ${decisive.next}`;
  return fitMessage({
    text: escapeText(spoken),
    blocks: [
      section(texts.titleMarkup(title)),
      ...advice(report, labels),
      ...against(report, entryTitle, labels),
      ...tableOrLines([card.check, card.state, card.says], checkRows(report, labels), plain),
      ...foldedSteps(report, plain, labels),
      ...(closes ? [section(labels.case.closedByCheck)] : []),
      ...buttons(place, report, { offers, closes, labels }),
      context(texts.footerText({ ...number, time, took, traceId }, labels)),
    ],
  });
}
