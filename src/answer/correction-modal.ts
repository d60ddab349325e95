import { areas, type Entry, type Knowledge } from '../knowledge/schema.ts';
import { CORRECTION, CORRECTION_FIELDS, NO_ENTRY } from './action-ids.ts';
import { plainText } from './blocks.ts';
import { cutText } from './cut-text.ts';
import { LIMITS } from './limits.ts';
import type { PlainText } from './message.ts';
import { areaNames, correctionTexts as texts } from './texts-learning.ts';

type Option = { text: PlainText; value: string };
type Group = { label: PlainText; options: Option[] };

const MAX_NOTE = 500;

function toOption({ id, title }: Pick<Entry, 'id' | 'title'>): Option {
  return { text: plainText(cutText(title, LIMITS.option.text)), value: id };
}

/** The entries by area, each group as large as Slack allows; "none of these" comes first. */
function groupsOf(knowledge: Knowledge): Group[] {
  const none = {
    label: plainText(texts.noneGroup),
    options: [{ text: plainText(texts.none), value: NO_ENTRY }],
  };
  const groups = areas.flatMap((area) => {
    const entries = [...knowledge.entries.values()].filter((entry) => entry.area === area);
    const parts = Math.ceil(entries.length / LIMITS.option.options);
    return Array.from({ length: parts }, (_, part) => ({
      label: plainText(parts === 1 ? areaNames[area] : `${areaNames[area]} ${part + 1}`),
      options: entries.slice(part * LIMITS.option.options, (part + 1) * LIMITS.option.options).map(toOption),
    }));
  });
  return [none, ...groups].slice(0, LIMITS.option.groups);
}

/**
 * The dialog that asks what the right entry is. A static select: Slack searches it by itself, where one filled by us
 * would need an address of its own in HTTP mode.
 * @param metadata ids of the answer that was wrong; comes back with the submission
 */
export function correctionModal(knowledge: Knowledge, metadata: string) {
  return {
    type: 'modal' as const,
    callback_id: CORRECTION,
    private_metadata: metadata,
    title: plainText(texts.title),
    submit: plainText(texts.submit),
    close: plainText(texts.close),
    blocks: [
      {
        type: 'input' as const,
        block_id: CORRECTION_FIELDS.entry,
        label: plainText(texts.entry),
        hint: plainText(texts.entryHint),
        element: {
          type: 'static_select' as const,
          action_id: CORRECTION_FIELDS.value,
          placeholder: plainText(texts.placeholder),
          option_groups: groupsOf(knowledge),
        },
      },
      {
        type: 'input' as const,
        block_id: CORRECTION_FIELDS.note,
        optional: true,
        label: plainText(texts.note),
        hint: plainText(texts.noteHint),
        element: {
          type: 'plain_text_input' as const,
          action_id: CORRECTION_FIELDS.value,
          multiline: true,
          max_length: MAX_NOTE,
        },
      },
    ],
  };
}
