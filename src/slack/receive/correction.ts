import { z } from 'zod';
import { CORRECTION, CORRECTION_FIELDS as fields } from '../../answer/action-ids.ts';
import type { Paste } from '../../intake/types.ts';
import type { CorrectionJob } from '../job.ts';

/** What the dialog is told of the answer that it corrects; ids only. */
const metadataSchema = z.object({
  channel: z.string(),
  messageTs: z.string(),
  threadTs: z.string(),
  caseId: z.string(),
  shown: z.string(),
});

export type CorrectionMetadata = z.infer<typeof metadataSchema>;

const submissionSchema = z.looseObject({
  type: z.literal('view_submission'),
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    callback_id: z.literal(CORRECTION),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.looseObject({
        [fields.entry]: z.looseObject({
          [fields.value]: z.looseObject({ selected_option: z.looseObject({ value: z.string() }) }),
        }),
        [fields.note]: z
          .looseObject({ [fields.value]: z.looseObject({ value: z.string().nullish() }) })
          .optional()
          .catch(undefined),
      }),
    }),
  }),
});

function readMetadata(text: string): CorrectionMetadata | null {
  try {
    return metadataSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * A submitted correction, or null where the body is none, or where it says that the answer was right after all. The
 * note is redacted as a paste is.
 */
export function readCorrection(body: unknown, readPaste: (text: string) => Paste): CorrectionJob | null {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, view } = parsed.data;
  const metadata = readMetadata(view.private_metadata);
  const entry = view.state.values[fields.entry][fields.value].selected_option.value;
  if (metadata === null || (entry === metadata.shown && entry !== 'none')) return null;
  const note = view.state.values[fields.note]?.[fields.value].value?.trim() ?? '';
  return {
    kind: 'correction',
    ...metadata,
    user: user.id,
    key: `correction:${view.id}:${user.id}`,
    entry,
    note: note === '' ? null : readPaste(note).text,
  };
}
