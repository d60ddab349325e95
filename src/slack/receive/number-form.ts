import { z } from 'zod';
import { NUMBER_FIELD, NUMBER_FORM } from '../../answer/action-ids.ts';
import { formAmbiguous, formUnclear } from '../../answer/texts-status-request.ts';
import { readRequest } from '../../status/request.ts';
import { searchNumbers } from '../../store/directory.ts';
import type { Db } from '../../store/schema.ts';
import type { FormJob } from '../job.ts';

/** The form was sent: where it came from and what was written into it. */
const submissionSchema = z.looseObject({
  type: z.literal('view_submission'),
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    callback_id: z.literal(NUMBER_FORM),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.string().nullish() }))),
    }),
  }),
});

const metadata = z.object({ caseId: z.string(), channel: z.string(), threadTs: z.string() });

export type FormAnswer =
  | { readonly kind: 'job'; readonly job: FormJob }
  /** What to tell under the field. */
  | { readonly kind: 'refused'; readonly error: string };

const MAX_SHOWN = 3;

/** The number that was meant: written out, an id, or a part of one that only one number of ours has. */
async function findNumber(db: Db, words: string): Promise<{ number: string } | { error: string }> {
  const request = readRequest(words);
  if (request.kind === 'phone') return { number: request.e164 };
  if (request.kind === 'id') return { number: request.id };
  const hits = await searchNumbers(db, words, MAX_SHOWN + 1);
  const [only] = hits;
  if (only === undefined) return { error: formUnclear };
  if (hits.length === 1) return { number: only.phoneNumberId };
  const shown = hits
    .slice(0, MAX_SHOWN)
    .map(({ display, name }) => [display, name].filter(Boolean).join(' '));
  return { error: formAmbiguous(shown) };
}

/** Reads the form that asks for a number; null where the body is another one. */
export async function readNumberForm(db: Db, body: unknown): Promise<FormAnswer | null> {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, view } = parsed.data;
  const place = metadata.safeParse(JSON.parse(view.private_metadata));
  if (!place.success) return { kind: 'refused', error: formUnclear };
  const found = await findNumber(db, view.state.values[NUMBER_FIELD]?.[NUMBER_FIELD]?.value ?? '');
  if ('error' in found) return { kind: 'refused', error: found.error };
  const job = {
    kind: 'number-form',
    ...place.data,
    user: user.id,
    key: view.id,
    number: found.number,
  } as const;
  return { kind: 'job', job };
}
