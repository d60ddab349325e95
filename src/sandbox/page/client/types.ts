import type { Block, View } from '../../slack/conversation.ts';
import type { PageState } from '../page-state.ts';

/** The workspace as one person sees it; `everywhere` are the channels of everybody. */
export type Screen = Omit<PageState, 'homes'> & {
  readonly me: PageState['people'][number];
  readonly everywhere: PageState['channels'];
  readonly home: View | null;
};

/** The parts of Block Kit that the page draws. Types only; the browser never loads this file. */
export type TextObject = { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };

export type Confirm = {
  readonly title: TextObject;
  readonly text: TextObject;
  readonly confirm: TextObject;
  readonly deny: TextObject;
  readonly style?: 'danger' | 'primary';
};

export type Option = { readonly text: TextObject; readonly value: string; readonly description?: TextObject };

/** Any control: a button, a select, an input. */
export type Control = {
  readonly type: string;
  readonly action_id: string;
  readonly text?: TextObject;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly accessibility_label?: string;
  readonly confirm?: Confirm;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly label: TextObject; readonly options: readonly Option[] }[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_value?: string;
  readonly placeholder?: TextObject;
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly positive_button?: { readonly text: TextObject; readonly value?: string };
  readonly negative_button?: { readonly text: TextObject; readonly value?: string };
};

export type SectionBlock = Block & {
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly accessory?: Control | ImageElement;
};
type ImageElement = { readonly type: 'image'; readonly image_url?: string; readonly alt_text: string };
export type ContextBlock = Block & { readonly elements: readonly (TextObject | ImageElement)[] };
export type ActionsBlock = Block & { readonly elements: readonly Control[] };
export type HeaderBlock = Block & { readonly text: TextObject };
export type InputBlock = Block & {
  readonly label: TextObject;
  readonly element: Control;
  readonly hint?: TextObject;
  readonly optional?: boolean;
};
export type ContainerBlock = Block & {
  readonly title?: TextObject;
  readonly subtitle?: TextObject;
  readonly child_blocks?: readonly Block[];
  readonly is_collapsible?: boolean;
  readonly default_collapsed?: boolean;
};
export type TableCell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'rich_text'; readonly elements: readonly RichPart[] };
export type TableBlock = Block & {
  readonly rows: readonly (readonly TableCell[])[];
  readonly column_settings?: readonly ({
    readonly align?: 'left' | 'center' | 'right';
    readonly is_wrapped?: boolean;
  } | null)[];
};
type RichStyle = {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
};
export type RichElement = {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly name?: string;
  readonly unicode?: string;
  readonly style?: RichStyle;
};
export type RichPart = {
  readonly type: 'rich_text_section' | 'rich_text_preformatted' | 'rich_text_quote' | 'rich_text_list';
  readonly elements: readonly (RichElement | RichPart)[];
  readonly style?: 'bullet' | 'ordered';
  readonly indent?: number;
};
export type RichTextBlock = Block & { readonly elements: readonly RichPart[] };
export type MarkdownBlock = Block & { readonly text: string };
export type AlertBlock = Block & { readonly text: TextObject; readonly level?: string };
export type ChartBlock = Block & {
  readonly title: string;
  readonly chart: {
    readonly type: string;
    readonly segments: readonly { readonly label: string; readonly value: number }[];
  };
};
export type ImageBlock = Block & { readonly alt_text: string; readonly title?: TextObject };

/** What drawing a block needs to know of its surroundings. */
export type Surroundings = {
  /** The name of a user or channel id. */
  readonly nameOf: (id: string) => string;
  /** Sends a press of a control to the app. */
  readonly press: (origin: HTMLElement, blockId: string, action: Pressed) => Promise<void>;
};

type Pressed = { readonly action_id: string; readonly type: string } & Readonly<Record<string, unknown>>;

export type Draw = (block: never, around: Surroundings) => HTMLElement;
