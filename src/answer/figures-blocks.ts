import type { Retry } from '../retries/types.ts';
import type { Figures, OpenCase, Via } from '../store/figures.ts';
import { context, section } from './blocks.ts';
import { joinMarkup, mrkdwn } from './markup.ts';
import type { Block, ChartBlock } from './message.ts';
import {
  entryLines,
  figureTexts,
  moreText,
  openCaseLine,
  retryLine,
  viaNames,
  viaText,
  weekText,
} from './texts-figures.ts';

const MOST_ENTRIES = 5;

/** The week in words: what came in, what got connected, which errors, how they were recognised. */
export function weekBlocks(figures: Figures, titleOf: (entry: string) => string): Block[] {
  const lines = entryLines(figures.entries, titleOf, MOST_ENTRIES);
  const shares = viaText(figures.via);
  return [
    section(mrkdwn`*${figureTexts.week}*\n${weekText(figures)}`),
    ...(lines.length === 0 ? [] : [section(mrkdwn`*${figureTexts.entries}*\n${lines.join('\n')}`)]),
    ...(shares === '' ? [] : [context(shares)]),
  ];
}

/** A pie of how errors were recognised; null where there is nothing to share out. Messages only. */
export function viaChart({ via }: Figures): ChartBlock | null {
  const segments = Object.entries(via)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => ({ label: viaNames[name as Via], value }));
  if (segments.length === 0) return null;
  return { type: 'data_visualization', title: figureTexts.chart, chart: { type: 'pie', segments } };
}

/** What is being tried again; nothing where nothing is. */
export function retryBlocks(
  retries: readonly Retry[],
  urlOf: (retry: Retry) => string | null,
  now: number,
): Block[] {
  if (retries.length === 0) return [];
  const lines = retries.map((retry) => retryLine(retry, urlOf(retry), now));
  return [section(mrkdwn`*${figureTexts.retries}*`), section(joinMarkup(lines, '\n'))];
}

/** Where a thread is. */
type Place = { readonly channel: string; readonly threadTs: string };

export type OpenInput = {
  readonly heading: string;
  readonly cases: readonly OpenCase[];
  readonly total: number;
  readonly titleOf: (entry: string) => string;
  /** Address of a case's thread; null: it cannot be told. */
  readonly urlOf: (place: Place) => string | null;
  readonly now: number;
};

export function openBlocks({ heading, cases, total, titleOf, urlOf, now }: OpenInput): Block[] {
  const lines = cases.map((found) =>
    openCaseLine(found, found.entry === null ? null : titleOf(found.entry), urlOf(found), now),
  );
  const rest = total - cases.length;
  return [
    section(mrkdwn`*${heading}*`),
    section(lines.length === 0 ? figureTexts.nothingOpen : joinMarkup(lines, '\n')),
    ...(rest > 0 ? [context(moreText(rest))] : []),
  ];
}
