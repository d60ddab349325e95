import type { Entry, Knowledge } from '../knowledge/schema.ts';
import { container, section } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';
import type { Block, RenderOptions, SectionBlock } from './message.ts';
import * as texts from './texts.ts';

/** Room for a step or two more than fits: a section is filled up to here. */
const FULL_SECTION = LIMITS.section.text - 600;

/** What is folded away under an answer: the steps, and everything else that the entry knows. */
export function entryDetails(entry: Entry, knowledge: Knowledge, options: RenderOptions): Block[] {
  const steps = stepTexts(entry, knowledge);
  return [
    ...fold(texts.stepsTitle(entry.steps.length), packSections(steps), options),
    ...fold(texts.detailsTitle, packSections(backgroundTexts(entry), '\n\n'), options),
  ];
}

/** Where nothing can be folded a heading has to do; Slack shortens long sections by itself. */
function fold(title: string, children: SectionBlock[], { plain = false }: RenderOptions): Block[] {
  return plain ? [section(mrkdwn`*${title}*`), ...children] : [container(title, children)];
}

/** Numbered steps; those of a shared procedure stand indented under its title. */
function stepTexts({ steps }: Entry, { procedures }: Knowledge): Markup[] {
  return steps.map((step, i) => {
    if (typeof step === 'string') return mrkdwn`${i + 1}. ${step}`;
    const procedure = procedures.get(step.procedure);
    const lines = (procedure?.steps ?? []).map((line) => mrkdwn`      • ${line}`);
    return joinMarkup([mrkdwn`${i + 1}. *${procedure?.title ?? step.procedure}*`, ...lines], '\n');
  });
}

function backgroundTexts({ meaning, causes, avoid, waits, escalate, sources }: Entry): Markup[] {
  return [
    texts.meaningText(meaning),
    texts.listText(texts.causesTitle, causes),
    ...(avoid.length > 1 ? [texts.listText(texts.avoidTitle, avoid)] : []),
    ...(waits.length > 0 ? [texts.listText(texts.waitsTitle, waits.map(texts.waitLine))] : []),
    texts.escalateText(escalate),
    texts.sourcesText(sources),
  ];
}

/** As few sections as hold the paragraphs without cutting one. */
function packSections(paragraphs: readonly Markup[], separator = '\n'): SectionBlock[] {
  const groups: Markup[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const paragraph of paragraphs) {
    length += paragraph.source.length;
    if (length > FULL_SECTION) {
      groups.push([]);
      length = paragraph.source.length;
    }
    groups.at(-1)?.push(paragraph);
  }
  return groups.map((group) => section(joinMarkup(group, separator)));
}
