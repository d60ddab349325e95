import type { Figures } from '../store/figures.ts';
import { header } from './blocks.ts';
import { type OpenInput, openBlocks, viaChart, weekBlocks } from './figures-blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { SlackMessage } from './message.ts';
import { figureTexts, weekText } from './texts-figures.ts';

export type DigestInput = { readonly figures: Figures; readonly open: OpenInput };

/** The week for a channel: figures, a chart where Slack shows one, and what is stuck. Pure. */
export function digestMessage({ figures, open }: DigestInput): SlackMessage {
  const chart = viaChart(figures);
  return fitMessage({
    text: escapeText(`${figureTexts.digestTitle}: ${weekText(figures)}`),
    blocks: [
      header(figureTexts.digestTitle),
      ...weekBlocks(figures, open.titleOf),
      ...(chart === null ? [] : [chart]),
      ...openBlocks(open),
    ],
  });
}
