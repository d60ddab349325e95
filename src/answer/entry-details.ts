import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry, Knowledge } from '../knowledge/schema.ts';
import { container, section } from './blocks.ts';
import { countLabel } from './fill-label.ts';
import { LIMITS } from './limits.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';
import type { Block, RenderOptions, SectionBlock } from './message.ts';
import * as texts from './texts.ts';

/** Room for a step or two more than fits: a section is filled up to here. */
const FULL_SECTION = LIMITS.section.text - 600;

/** What is folded away under an answer: the steps, and everything else that the entry knows. */
export function entryDetails(entry: Entry, knowledge: Knowledge, options: RenderOptions): Block[] {
  const { labels = ENGLISH_LABELS } = options;
  const steps = stepTexts(entry, knowledge);
  const title = countLabel(labels, labels.answer.steps, entry.steps.length);
  return [
    ...fold(title, packSections(steps), options),
    ...fold(labels.answer.more, packSections(backgroundTexts(entry, labels), '\n\n'), options),
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

function backgroundTexts(
  { meaning, causes, avoid, waits, escalate, sources }: Entry,
  labels: Labels,
): Markup[] {
  const { answer } = labels;
  const waitLines = waits.map((wait) => texts.waitLine(wait, labels));
  return [
    texts.meaningText(meaning),
    texts.listText(answer.causes, causes),
    ...(avoid.length > 1 ? [texts.listText(answer.notToDo, avoid)] : []),
    ...(waits.length > 0 ? [texts.listText(answer.waits, waitLines)] : []),
    texts.escalateText(escalate, labels),
    texts.sourcesText(sources, labels),
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
