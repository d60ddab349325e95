import { z } from 'zod';
import { pressNames } from '../../answer/press-ids.ts';
import { findLookup, saveLookup } from '../../store/lookups.ts';
import type { Db } from '../../store/schema.ts';

/** What a press is about, kept from the press until the form it opened is sent. Ids and names only. */
export const draftSchema = z.object({
  kind: z.literal('draft'),
  name: z.enum(pressNames),
  caseId: z.string(),
  number: z.object({
    display: z.string().nullable(),
    name: z.string().nullable(),
    phoneNumberId: z.string(),
  }),
  wabaId: z.string().nullable(),
  /** The knowledge entry that it is to solve. */
  entry: z.string().nullable(),
  channel: z.string(),
  threadTs: z.string(),
  /** The message whose button was pressed. */
  messageTs: z.string(),
});

export type Draft = z.infer<typeof draftSchema>;

export async function saveDraft(db: Db, id: string, draft: Draft, by: string, now: number): Promise<void> {
  await saveLookup(db, id, draft, by, now);
}

/** null where the id is unknown, forged, or too old. */
export async function findDraft(db: Db, id: string): Promise<Draft | null> {
  return draftSchema.safeParse(await findLookup(db, id)).data ?? null;
}
