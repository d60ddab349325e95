import { LIMITS } from '../../src/answer/limits.ts';
import type { Block, Button, Confirm, Control, SlackMessage, TextObject } from '../../src/answer/message.ts';

/**
 * What Slack would refuse in a message, or what we must never send; empty if it is fine.
 * @param people who may be named in it
 */
export function findFaults({ text, blocks }: SlackMessage, people: readonly string[] = []): string[] {
  const faults = blocks.flatMap((block, i) =>
    blockFaults(block).map((fault) => `block ${i} (${block.type}): ${fault}`),
  );
  if (text.trim() === '' || text.length > LIMITS.message.text) faults.push(`fallback text of ${text.length}`);
  if (blocks.length > LIMITS.message.blocks) faults.push(`${blocks.length} blocks`);
  const total = JSON.stringify(blocks).length;
  if (total >= LIMITS.message.total) faults.push(`${total} characters in all`);
  const strings = blocks.flatMap(allStrings).map((words) => withoutOwnSpans(words, people));
  return [...faults, ...stringFaults(text), ...strings.flatMap(stringFaults)];
}

/** A date for every reader's time zone, and a mention of somebody who may be named. */
function withoutOwnSpans(text: string, people: readonly string[]): string {
  const dated = text.replace(/<!date\^\d{10}\^\{[a-z_]+\}(?: at)?(?: \{time\})?\|[^<>|]+ UTC>/g, '');
  return people.reduce((rest, id) => rest.replaceAll(`<@${id}>`, ''), dated);
}

function blockFaults(block: Block): string[] {
  switch (block.type) {
    case 'divider':
      return [];
    case 'table':
      return [
        ...listFaults(block.rows, LIMITS.table.rows),
        ...block.rows
          .flat()
          .flatMap(({ text }) =>
            text.trim() === '' || text.length > LIMITS.table.cell ? [`cell of ${text.length}`] : [],
          ),
      ];
    case 'data_visualization':
      return [
        ...(block.title.length > LIMITS.chart.title ? ['too long a title'] : []),
        ...listFaults(block.chart.segments, LIMITS.chart.segments),
        ...block.chart.segments.flatMap(({ label, value }) =>
          label.length < 1 || label.length > LIMITS.chart.label || value <= 0 ? [`segment ${label}`] : [],
        ),
      ];
    case 'rich_text':
      return block.elements.flatMap(({ elements: [{ text }] }) =>
        text.length < 1 || text.length > LIMITS.preformatted.text ? [`text to copy of ${text.length}`] : [],
      );
    case 'header':
      return textFaults(block.text, LIMITS.header.text, ['plain_text']);
    case 'section':
      return [
        ...(block.text === undefined && block.fields === undefined ? ['neither text nor fields'] : []),
        ...(block.text === undefined ? [] : textFaults(block.text, LIMITS.section.text)),
        ...listFaults(block.fields ?? [{}], LIMITS.section.fields),
        ...(block.fields ?? []).flatMap((field) => textFaults(field, LIMITS.section.field)),
      ];
    case 'context':
      return [
        ...listFaults(block.elements, LIMITS.context.elements),
        ...block.elements.flatMap((element) => textFaults(element, LIMITS.context.text)),
      ];
    case 'actions':
      return [
        ...listFaults(block.elements, LIMITS.actions.elements),
        ...(new Set(block.elements.map((item) => item.action_id)).size < block.elements.length
          ? ['twin action ids']
          : []),
        ...block.elements.flatMap(controlFaults),
      ];
    case 'context_actions':
      return [
        ...listFaults(block.elements, LIMITS.contextActions.elements),
        ...block.elements.flatMap(({ action_id, positive_button: yes, negative_button: no }) =>
          [yes, no].flatMap(({ text, value }) => buttonFaults({ type: 'button', action_id, text, value })),
        ),
      ];
    case 'container':
      return [
        ...textFaults(block.title, LIMITS.container.title, ['plain_text']),
        ...listFaults(block.child_blocks, LIMITS.container.children),
        ...block.child_blocks.flatMap((child) => blockFaults(child)),
      ];
  }
}

function listFaults(items: readonly unknown[], max: number): string[] {
  return items.length < 1 || items.length > max ? [`${items.length} items, of at most ${max}`] : [];
}

function textFaults(
  { type, text }: TextObject,
  max: number,
  types: readonly string[] = ['plain_text', 'mrkdwn'],
): string[] {
  const faults = types.includes(type) ? [] : [`${type} is not allowed here`];
  return text.length < 1 || text.length > max
    ? [...faults, `text of ${text.length}, of at most ${max}`]
    : faults;
}

function controlFaults(control: Control): string[] {
  if (control.type === 'button') return buttonFaults(control);
  return [
    ...listFaults(
      control.options,
      control.type === 'overflow' ? LIMITS.overflow.options : LIMITS.select.options,
    ),
    ...control.options.flatMap(({ text, value }) => [
      ...textFaults(text, LIMITS.option.text, ['plain_text']),
      ...(value.length > LIMITS.option.value ? [`option value of ${value.length}`] : []),
    ]),
    ...(control.action_id.length > LIMITS.actionId ? ['too long an action id'] : []),
  ];
}

function confirmFaults({ title, text, confirm, deny }: Confirm): string[] {
  return [
    ...textFaults(title, LIMITS.confirm.title, ['plain_text']),
    ...textFaults(text, LIMITS.confirm.text),
    ...[confirm, deny].flatMap((label) => textFaults(label, LIMITS.confirm.button, ['plain_text'])),
  ];
}

function buttonFaults({ action_id: id, value, text, confirm }: Button): string[] {
  const faults = textFaults(text, LIMITS.button.text, ['plain_text']);
  if (confirm !== undefined) faults.push(...confirmFaults(confirm));
  if (id.length < 1 || id.length > LIMITS.actionId) faults.push(`action id of ${id.length}`);
  if (value.length > LIMITS.button.value) faults.push(`value of ${value.length}`);
  return faults;
}

/** Mentions, unescaped or half entities and spans, invisible characters. */
function stringFaults(text: string): string[] {
  const faults = /<[!@#]/.test(text) ? [`a mention in ${text}`] : [];
  if (!text.isWellFormed()) faults.push(`a broken surrogate in ${text}`);
  if (/\p{Cf}|(?!\n)\p{Cc}/u.test(text)) faults.push(`an invisible character in ${text}`);
  if (/&(?!(?:amp|lt|gt);)/.test(text)) faults.push(`a bare & in ${text}`);
  // Links are all that may stand in angle brackets.
  if (/[<>]/.test(text.replace(/<https:\/\/[^<>|\s]+\|[^<>|]*>/g, '')))
    faults.push(`a bare bracket in ${text}`);
  return faults;
}

const isCell = (value: unknown): value is { text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'raw_text' &&
  'text' in value;

/** An element of rich text: not parsed, as a cell is not. */
const isToCopy = (value: unknown): value is { text: string } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'text' && 'text' in value;

/** A cell of a table is not parsed, so an & in it is no entity. */
function allStrings(value: unknown): string[] {
  if (isCell(value)) return [value.text.replaceAll('&', '')];
  if (typeof value === 'string') return [value];
  if (isToCopy(value)) return [value.text.replace(/[&<>\u200c\u200d]/g, '')];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(allStrings) : [];
}
