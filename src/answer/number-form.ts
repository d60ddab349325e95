import { NUMBER_FIELD, NUMBER_FORM } from './action-ids.ts';
import * as texts from './texts-status-request.ts';

type FormPlace = {
  readonly caseId: string;
  readonly channel: string;
  readonly threadTs: string;
  /** Numbers seen in the thread. */
  readonly seen: readonly string[];
};

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

/** The form that asks which number to check. Its metadata holds ids only. Pure. */
export function numberForm({ caseId, channel, threadTs, seen }: FormPlace): Record<string, unknown> {
  return {
    type: 'modal',
    callback_id: NUMBER_FORM,
    private_metadata: JSON.stringify({ caseId, channel, threadTs }),
    title: plain(texts.formTitle),
    submit: plain(texts.formSubmit),
    close: plain(texts.formClose),
    blocks: [
      { type: 'section', text: plain(texts.formIntro(seen)) },
      {
        type: 'input',
        block_id: NUMBER_FIELD,
        label: plain(texts.formLabel),
        hint: plain(texts.formHint),
        element: {
          type: 'plain_text_input',
          action_id: NUMBER_FIELD,
          max_length: 100,
          placeholder: plain(texts.formPlaceholder),
          ...(seen[0] === undefined ? {} : { initial_value: seen[0] }),
        },
      },
    ],
  };
}
