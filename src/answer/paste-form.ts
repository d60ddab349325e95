import { PASTE_FIELD, PASTE_FORM } from './action-ids.ts';
import { plainText, section } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { outdatedFormText, pasteForm as texts } from './texts-desk.ts';

/** The form of the global shortcut: one large field for an error. Pure. */
export function pasteModal() {
  return {
    type: 'modal' as const,
    callback_id: PASTE_FORM,
    title: plainText(texts.title),
    submit: plainText(texts.submit),
    close: plainText(texts.close),
    blocks: [
      {
        type: 'input' as const,
        block_id: PASTE_FIELD,
        label: plainText(texts.label),
        hint: plainText(texts.hint),
        element: {
          type: 'plain_text_input' as const,
          action_id: PASTE_FIELD,
          multiline: true,
          focus_on_load: true,
          max_length: LIMITS.section.text,
          placeholder: plainText(texts.placeholder),
        },
      },
    ],
  };
}

/** In the place of a form that is of another version of us. Pure. */
export function outdatedModal() {
  return {
    type: 'modal' as const,
    title: plainText(texts.title),
    close: plainText(texts.close),
    blocks: [section(outdatedFormText())],
  };
}
