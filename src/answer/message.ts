import type { Labels } from '../knowledge/label-schema.ts';

/** The part of Block Kit that we use. Shapes after Slack's Block Kit reference; limits stand in limits.ts. */
export type PlainText = { type: 'plain_text'; text: string; emoji: false };

/** `verbatim` keeps Slack from making links of what looks like one. */
export type Mrkdwn = { type: 'mrkdwn'; text: string; verbatim: true };

export type TextObject = PlainText | Mrkdwn;

/** The question that Slack asks before it sends a press on. A courtesy, no authorisation. */
export type Confirm = {
  title: PlainText;
  text: PlainText;
  confirm: PlainText;
  deny: PlainText;
  style?: 'primary' | 'danger';
};

export type Button = {
  type: 'button';
  action_id: string;
  text: PlainText;
  /** An opaque id, never more: authority is looked up when the button is pressed. */
  value: string;
  style?: 'primary' | 'danger';
  confirm?: Confirm;
};

/** A choice behind “…”; the value names what is chosen, and holds an opaque id. */
export type OverflowOption = { text: PlainText; value: string };
export type Overflow = { type: 'overflow'; action_id: string; options: OverflowOption[] };

/** A menu to choose from, the choice that holds now shown in it. */
export type StaticSelect = {
  type: 'static_select';
  action_id: string;
  placeholder: PlainText;
  options: OverflowOption[];
  initial_option?: OverflowOption;
};

export type Control = Button | Overflow | StaticSelect;

export type HeaderBlock = { type: 'header'; text: PlainText };
export type SectionBlock = { type: 'section'; text?: TextObject; fields?: TextObject[] };
export type ContextBlock = { type: 'context'; elements: TextObject[] };
export type ActionsBlock = { type: 'actions'; elements: Control[] };
export type DividerBlock = { type: 'divider' };

type FeedbackSide = { text: PlainText; accessibility_label: string; value: string };

/** Helpful or not; newer than many clients. */
export type FeedbackButtons = {
  type: 'feedback_buttons';
  action_id: string;
  positive_button: FeedbackSide;
  negative_button: FeedbackSide;
};

export type ContextActionsBlock = { type: 'context_actions'; elements: FeedbackButtons[] };

/** A titled box that folds; clients of before 2026 do not know it. */
export type ContainerBlock = {
  type: 'container';
  title: PlainText;
  child_blocks: (SectionBlock | ContextBlock | DividerBlock)[];
  is_collapsible: true;
  default_collapsed: true;
};

type TableCell = { type: 'raw_text'; text: string };

/** The first row is the head. One to a message; clients of before 2026 do not know it. */
export type TableBlock = {
  type: 'table';
  rows: TableCell[][];
  column_settings: { is_wrapped: boolean }[];
};

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block: in messages, two at most. */
export type ChartBlock = {
  type: 'data_visualization';
  title: string;
  chart: { type: 'pie'; segments: { label: string; value: number }[] };
};

/** Text to copy: set in one piece, with nothing in it formatted. */
export type PreformattedBlock = {
  type: 'rich_text';
  elements: [{ type: 'rich_text_preformatted'; elements: [{ type: 'text'; text: string }] }];
};

export type Block =
  | HeaderBlock
  | SectionBlock
  | ContextBlock
  | ActionsBlock
  | ContextActionsBlock
  | DividerBlock
  | ContainerBlock
  | TableBlock
  | PreformattedBlock
  | ChartBlock;

/** A message as Slack's chat methods take it. `text` is what notifications and screen readers say. */
export type SlackMessage = { text: string; blocks: Block[] };

/** How to render. */
export type RenderOptions = {
  /** Leave out the block types that not every client knows. */
  readonly plain?: boolean;
  /** What stands around the knowledge, in the reader's language; English unless told. */
  readonly labels?: Labels;
};
