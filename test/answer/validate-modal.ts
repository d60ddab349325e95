import { LIMITS } from '../../src/answer/limits.ts';
import type { SlackMessage } from '../../src/answer/message.ts';
import type { Modal, ModalBlock } from '../../src/answer/modal.ts';
import { findFaults } from './validate-message.ts';

const isShown = (block: ModalBlock): block is Exclude<ModalBlock, { type: 'input' }> =>
  block.type !== 'input';

/** What Slack would refuse in a form, or what must not stand in one; empty if it is fine. */
export function findModalFaults({
  blocks,
  title,
  submit,
  close,
  private_metadata: metadata,
}: Modal): string[] {
  const fields = blocks.filter((block) => block.type === 'input');
  const shown: SlackMessage = { text: 'x', blocks: blocks.filter(isShown) };
  const labels = [title, ...(submit === undefined ? [] : [submit]), close].map(({ text }) => text);
  return [
    ...findFaults(shown),
    ...labels.flatMap((text) => (text.length > LIMITS.modal.title ? [`too long: ${text}`] : [])),
    ...(metadata.length > LIMITS.modal.metadata ? ['too much metadata'] : []),
    ...(fields.length > 0 && submit === undefined ? ['a field, and no way to send it'] : []),
    ...(new Set(fields.map(({ block_id }) => block_id)).size < fields.length ? ['twin fields'] : []),
    ...fields.flatMap(({ element }) =>
      'options' in element
        ? element.options.flatMap(({ text, value }) =>
            text.text.length > LIMITS.option.text || value.length > LIMITS.option.value
              ? [`option ${value}`]
              : [],
          )
        : [],
    ),
  ];
}
