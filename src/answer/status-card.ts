import type { Finding } from '../checks/finding.ts';
import type { StatusReport } from '../checks/report.ts';
import { toSteps } from '../checks/steps.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry } from '../knowledge/schema.ts';
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
  /** The error that the state was read against. */
  readonly entry?: Pick<Entry, 'title' | 'side' | 'now'> | null;
  /** What can help the number now, under a card that belongs to a case. */
  readonly offers?: readonly PressName[];
  /** Of a card about an error: the number works, and with that the case is closed. Without it there is no case to close. */
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

/** That the number is not registered is what the error keeps us from changing: its own advice comes first. */
function withAdviceOf(finding: Finding, entry: CardOptions['entry']): Finding {
  return entry && finding.check === 'number-status'
    ? { ...finding, next: entry.now, side: entry.side }
    : finding;
}

function advice(report: StatusReport, entry: CardOptions['entry'], labels: Labels): Block[] {
  const { decisive, isForeign, swapped, number, findings } = report;
  const { card } = labels;
  if (swapped !== null) return [section(texts.swappedText(swapped.id, swapped.actual))];
  if (isForeign && number.display !== null) return [section(texts.foreignText(number.display))];
  if (decisive !== null) return [section(texts.decisiveText(withAdviceOf(decisive, entry), labels))];
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

function against({ against: read }: StatusReport, entry: CardOptions['entry'], labels: Labels): Block[] {
  if (read === null || !entry) return [];
  return [section(texts.againstText(entry.title, read.confirms, read.contradicts, labels))];
}

/** The two ways in which a case ends: it works, or Meta has to help. */
function endButtons(caseId: string, { case: label }: Labels): Block {
  return actions(button(CASE_CLOSE, label.close, caseId), button(ESCALATE, label.escalate, caseId));
}

type CaseButtons = {
  readonly offers: readonly PressName[];
  readonly closes: boolean | undefined;
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
        ...(closes === false ? [endButtons(place.caseId, labels)] : []),
      ];
    case undefined:
      return [];
  }
}

/** The live status of a number: verdict and advice first, then every check, then when it was read. Pure. */
export function statusCard(report: StatusReport, options: CardOptions = {}): SlackMessage {
  const { place, entry, offers = [], closes, plain = false, labels = ENGLISH_LABELS } = options;
  const { card } = labels;
  const title = titleOf(report, labels);
  const { number, traceId, took, readAt, decisive } = report;
  const time = new Date(readAt).toISOString().slice(11, 16);
  const spoken = decisive?.next === undefined ? title : `${title}. ${labels.answer.now} ${decisive.next}`;
  return fitMessage({
    text: escapeText(spoken),
    blocks: [
      section(texts.titleMarkup(title)),
      ...advice(report, entry, labels),
      ...against(report, entry, labels),
      ...tableOrLines([card.check, card.state, card.says], checkRows(report, labels), plain),
      ...foldedSteps(report, plain, labels),
      ...(closes ? [section(labels.case.closedByCheck)] : []),
      ...buttons(place, report, { offers, closes, labels }),
      context(texts.footerText({ ...number, time, took, traceId }, labels)),
    ],
  });
}
