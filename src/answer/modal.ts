import { plainText } from './blocks.ts';
import { cutText } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import type { ContextBlock, DividerBlock, PlainText, SectionBlock } from './message.ts';

type Option = { text: PlainText; value: string };
type Field =
  | {
      type: 'plain_text_input';
      action_id: string;
      min_length?: number;
      max_length?: number;
      placeholder?: PlainText;
    }
  | { type: 'radio_buttons' | 'static_select'; action_id: string; options: Option[]; initial_option?: Option }
  | { type: 'checkboxes'; action_id: string; options: Option[] };

export type InputBlock = {
  type: 'input';
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional?: boolean;
  element: Field;
};

export type ModalBlock = SectionBlock | ContextBlock | DividerBlock | InputBlock;

/** A form as Slack's views.open takes it. Without `submit` it only tells something. */
export type Modal = {
  type: 'modal';
  callback_id: string;
  private_metadata: string;
  title: PlainText;
  submit?: PlainText;
  close: PlainText;
  blocks: ModalBlock[];
};

type ModalParts = {
  readonly callbackId: string;
  /** An opaque id, never more. */
  readonly metadata: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: readonly ModalBlock[];
};

export function modal({ callbackId, metadata, title, submit, close, blocks }: ModalParts): Modal {
  const label = (text: string) => plainText(cutText(text, LIMITS.modal.button));
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plainText(cutText(title, LIMITS.modal.title)),
    ...(submit === undefined ? {} : { submit: label(submit) }),
    close: label(close),
    blocks: [...blocks],
  };
}

type InputParts = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
};

/** A block and its field share a name, so that an error can be set beside the field. */
function input({ id, label, hint, optional = false }: InputParts, element: Field): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plainText(label),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    ...(optional ? { optional } : {}),
    element,
  };
}

/** Six digits; one more character for the hyphen that people type. */
export function digitsInput(parts: InputParts, placeholder: string): InputBlock {
  return input(parts, {
    type: 'plain_text_input',
    action_id: parts.id,
    min_length: 6,
    max_length: 7,
    placeholder: plainText(placeholder),
  });
}

type Choice = { readonly value: string; readonly label: string };

const toOption = ({ value, label }: Choice): Option => ({ text: plainText(label), value });

/** One of a few, or of a list that folds; the first is chosen. */
export function choiceInput(
  parts: InputParts,
  type: 'radio_buttons' | 'static_select',
  choices: readonly Choice[],
): InputBlock {
  const options = choices.map(toOption);
  const [first] = options;
  return input(parts, {
    type,
    action_id: parts.id,
    options,
    ...(first === undefined ? {} : { initial_option: first }),
  });
}

/** A box that has to be ticked. */
export function agreeInput(parts: InputParts, choice: Choice): InputBlock {
  return input(parts, { type: 'checkboxes', action_id: parts.id, options: [toOption(choice)] });
}
