import { preformatted } from './blocks.ts';
import { cutText, stripControlsOfText } from './cut-text.ts';
import { fitControl, isSendable, uniqueNames } from './fit-controls.ts';
import { cleanText, fitText } from './fit-text.ts';
import { fitTotal, textsOf } from './fit-total.ts';
import { LIMITS } from './limits.ts';
import type {
  Block,
  ChartBlock,
  ContainerBlock,
  FeedbackButtons,
  PreformattedBlock,
  SectionBlock,
  SlackMessage,
  TableBlock,
  TextObject,
} from './message.ts';
import { restoreSpans } from './own-spans.ts';

/**
 * Brings a message within every limit of Slack's, and strips what must never be sent: invisible characters,
 * mentions, empty texts. Every message passes through here last.
 * @param people user ids that the message may name; any other mention is disarmed
 */
export function fitMessage(message: SlackMessage, people: readonly string[] = []): SlackMessage {
  const blocks = message.blocks.flatMap((block) => fitBlock(block)).slice(0, LIMITS.message.blocks);
  const fitted = fitTotal(blocks);
  for (const text of fitted.flatMap(textsOf)) text.text = restoreSpans(text.text, people);
  return { text: cleanText(message.text, LIMITS.message.text) || '…', blocks: fitted };
}

/** The block within its own limits; none if nothing of it is left. */
function fitBlock(block: Block): Block[] {
  switch (block.type) {
    case 'divider':
      return [block];
    case 'header':
      return fitTexts([block.text], 1, LIMITS.header.text).map((text) => ({ ...block, text }));
    case 'section':
      return fitSection(block);
    case 'context': {
      const elements = fitTexts(block.elements, LIMITS.context.elements, LIMITS.context.text);
      return elements.length === 0 ? [] : [{ ...block, elements }];
    }
    case 'actions': {
      const elements = uniqueNames(block.elements.filter(isSendable)).slice(0, LIMITS.actions.elements);
      return elements.length === 0 ? [] : [{ ...block, elements: elements.map(fitControl) }];
    }
    case 'context_actions': {
      const elements = block.elements.filter(isWhole).slice(0, LIMITS.contextActions.elements);
      return elements.length === 0 ? [] : [{ ...block, elements }];
    }
    case 'container':
      return fitContainer(block);
    case 'table':
      return fitTable(block);
    case 'rich_text':
      return fitPreformatted(block);
    case 'data_visualization':
      return fitChart(block);
  }
}

/** The blocks of an App Home within their limits; it may hold more of them than a message. */
export function fitHome(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => fitBlock(block)).slice(0, LIMITS.home.blocks);
}

/** Our own words and ids, so that one too long is a mistake, not something to cut. */
function isWhole({ action_id: id, positive_button: yes, negative_button: no }: FeedbackButtons): boolean {
  const isSide = ({ text, value }: FeedbackButtons['positive_button']) =>
    text.text.length <= LIMITS.button.text && value.length <= LIMITS.button.value;
  return id.length <= LIMITS.actionId && isSide(yes) && isSide(no);
}

/** Slack refuses an empty cell. */
function fitTable(block: TableBlock): TableBlock[] {
  const rows = block.rows
    .slice(0, LIMITS.table.rows)
    .map((row) => row.map((cell) => ({ ...cell, text: cleanText(cell.text, LIMITS.table.cell) || '–' })));
  return rows.length < 2 ? [] : [{ ...block, rows }];
}

function fitSection({ text, fields }: SectionBlock): SectionBlock[] {
  const [fitted] = text === undefined ? [] : fitTexts([text], 1, LIMITS.section.text);
  const columns = fitTexts(fields ?? [], LIMITS.section.fields, LIMITS.section.field);
  if (fitted === undefined && columns.length === 0) return [];
  return [
    {
      type: 'section',
      ...(fitted === undefined ? {} : { text: fitted }),
      ...(columns.length === 0 ? {} : { fields: columns }),
    },
  ];
}

function fitContainer(block: ContainerBlock): ContainerBlock[] {
  const children = block.child_blocks
    .flatMap((child) => fitBlock(child))
    .filter((child) => child.type === 'section' || child.type === 'context' || child.type === 'divider')
    .slice(0, LIMITS.container.children);
  const [title] = fitTexts([block.title], 1, LIMITS.container.title);
  if (children.length === 0 || title === undefined) return [];
  return [{ ...block, title, child_blocks: children }];
}

function fitTexts<T extends TextObject>(texts: readonly T[], count: number, max: number): T[] {
  return texts
    .map((text) => fitText(text, max))
    .filter((text) => text.text !== '')
    .slice(0, count);
}

function fitChart(block: ChartBlock): ChartBlock[] {
  const segments = block.chart.segments
    .filter(({ value }) => value > 0)
    .slice(0, LIMITS.chart.segments)
    .map(({ label, value }) => ({ label: cleanText(label, LIMITS.chart.label), value }));
  const title = cleanText(block.title, LIMITS.chart.title);
  return segments.length === 0 ? [] : [{ ...block, title, chart: { ...block.chart, segments } }];
}

function fitPreformatted(block: PreformattedBlock): PreformattedBlock[] {
  const text = cutText(
    stripControlsOfText(block.elements[0].elements[0].text).trim(),
    LIMITS.preformatted.text,
  );
  return text === '' ? [] : [preformatted(text)];
}
