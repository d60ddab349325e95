import { escapeText, type Markup } from './markup.ts';
import type {
  ActionsBlock,
  Button,
  Confirm,
  ContainerBlock,
  ContextBlock,
  Control,
  HeaderBlock,
  Mrkdwn,
  Overflow,
  OverflowOption,
  PlainText,
  PreformattedBlock,
  SectionBlock,
  StaticSelect,
  TableBlock,
  TextObject,
} from './message.ts';

/** Text that Slack does not format: the only way pasted or foreign text gets into a message. */
export function plainText(text: string): PlainText {
  return { type: 'plain_text', text: escapeText(text), emoji: false };
}

function mrkdwnText(markup: Markup): Mrkdwn {
  return { type: 'mrkdwn', text: markup.source, verbatim: true };
}

/** Markup is formatted, a string is not. */
function textObject(text: Markup | string): TextObject {
  return typeof text === 'string' ? plainText(text) : mrkdwnText(text);
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text) };
}

export function section(text: Markup | string): SectionBlock {
  return { type: 'section', text: textObject(text) };
}

/** Slack sets fields in two columns. */
export function fieldSection(fields: readonly (Markup | string)[]): SectionBlock {
  return { type: 'section', fields: fields.map(textObject) };
}

export function context(...texts: readonly (Markup | string)[]): ContextBlock {
  return { type: 'context', elements: texts.map(textObject) };
}

export function actions(...elements: readonly Control[]): ActionsBlock {
  return { type: 'actions', elements: [...elements] };
}

export function button(
  actionId: string,
  label: string,
  caseId: string,
  style?: 'primary' | 'danger',
  confirm?: Confirm,
): Button {
  const plain: Button = { type: 'button', action_id: actionId, text: plainText(label), value: caseId };
  return {
    ...plain,
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm }),
  };
}

/** What a press has to be confirmed with; `yes` says what will happen, never just "OK". */
export function confirmation(title: string, text: string, yes: string, no: string): Confirm {
  return {
    ...{ title: plainText(title), text: plainText(text), confirm: plainText(yes), deny: plainText(no) },
    style: 'danger',
  };
}

export function overflow(actionId: string, options: readonly OverflowOption[]): Overflow {
  return { type: 'overflow', action_id: actionId, options: [...options] };
}

/** A menu; `chosen` is the value that holds now. */
export function select(
  actionId: string,
  placeholder: string,
  options: readonly OverflowOption[],
  chosen: string | null,
): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...{ type: 'static_select', action_id: actionId, placeholder: plainText(placeholder) },
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** Foreign text to copy; Slack parses nothing in it. */
export function preformatted(text: string): PreformattedBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}

export function container(title: string, children: ContainerBlock['child_blocks']): ContainerBlock {
  return {
    type: 'container',
    title: plainText(title),
    child_blocks: children,
    is_collapsible: true,
    default_collapsed: true,
  };
}

/** Cells are not parsed at all; what would look like markup there is set in other signs. */
function cellText(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/** A table whose first row is its head. */
export function table(rows: readonly (readonly string[])[]): TableBlock {
  return {
    type: 'table',
    rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text: cellText(text) }))),
    column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })),
  };
}
