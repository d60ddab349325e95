import { preformatted } from './blocks.ts';
import { cutText, stripControls, stripControlsOfText } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import type {
  Block,
  ChartBlock,
  ContainerBlock,
  Control,
  FeedbackButtons,
  OverflowOption,
  PlainText,
  PreformattedBlock,
  SectionBlock,
  SlackMessage,
  StaticSelect,
  TableBlock,
  TextObject,
} from './message.ts';
import { restoreSpans } from './own-spans.ts';

/** Where a message grew too long its longest texts are cut, but not below this. */
const SHORTEST_CUT = 160;

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

function fitText<T extends TextObject>(text: T, max: number): T {
  return { ...text, text: cleanText(text.text, max) };
}

/** Nothing we say mentions anybody, so a mention got in by mistake. The first cut only bounds the work. */
function cleanText(text: string, max: number): string {
  const visible = stripControls(cutText(text, 2 * max)).trim();
  return cutText(visible.replace(/<(?=[!@#])/g, '&lt;'), max);
}

/** An id that was cut would be another id: such a button is better not there. */
function isSendable(control: Control): boolean {
  if (control.action_id.length > LIMITS.actionId) return false;
  if (control.type !== 'button') return control.options.some(isChoice);
  return hasLabel(control.text) && control.value.length <= LIMITS.button.value;
}

const hasLabel = ({ text }: PlainText) => stripControls(text).trim() !== '';
const isChoice = ({ text, value }: OverflowOption) => hasLabel(text) && value.length <= LIMITS.option.value;

/** Slack refuses two controls of one name in a block. */
function uniqueNames<T extends Control>(controls: readonly T[]): T[] {
  return [...new Map(controls.map((control) => [control.action_id, control])).values()];
}

function fitControl(control: Control): Control {
  if (control.type === 'button') return { ...control, text: fitText(control.text, LIMITS.button.text) };
  const fit = (option: OverflowOption) => ({ ...option, text: fitText(option.text, LIMITS.option.text) });
  const options = control.options.filter(isChoice).map(fit);
  if (control.type === 'overflow') return { ...control, options: options.slice(0, LIMITS.overflow.options) };
  return fitSelect({ ...control, options: options.slice(0, LIMITS.select.options) });
}

/** Slack refuses a choice that is not among the options. */
function fitSelect({ initial_option: chosen, ...select }: StaticSelect): StaticSelect {
  const initial = select.options.find(({ value }) => value === chosen?.value);
  const placeholder = fitText(select.placeholder, LIMITS.select.placeholder);
  return { ...select, placeholder, ...(initial === undefined ? {} : { initial_option: initial }) };
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

/** Cuts the longest text again and again until the whole is short enough. */
function fitTotal(blocks: readonly Block[]): Block[] {
  const fitted = structuredClone([...blocks]);
  const texts = fitted.flatMap(textsOf);
  let total = sizeOf(fitted);
  while (total >= LIMITS.message.total) {
    const longest = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a), texts[0] ?? NO_TEXT);
    if (longest.text.length > SHORTEST_CUT) {
      total -= sizeOf(longest.text);
      longest.text = cutText(longest.text, Math.ceil(longest.text.length * 0.7));
      total += sizeOf(longest.text);
    } else {
      fitted.pop();
      total = sizeOf(fitted);
    }
  }
  return fitted;
}

/** As Slack gets it. */
function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** Whatever holds words that may be cut. */
type Cuttable = { text: string };

const NO_TEXT: Cuttable = { text: '' };

function textsOf(block: Block): Cuttable[] {
  switch (block.type) {
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
    case 'context':
      return block.elements;
    case 'container':
      return block.child_blocks.flatMap(textsOf);
    case 'table':
      return block.rows.flat();
    case 'rich_text':
      return block.elements.flatMap(({ elements }) => elements);
    default:
      return [];
  }
}
