import { z } from 'zod';

const option = z.looseObject({ value: z.string() });
const field = z.looseObject({
  value: z.string().nullish().catch(null),
  selected_option: option.nullish().catch(null),
  /** Of boxes to tick. */
  selected_options: z.array(option).nullish().catch(null),
});

const submissionSchema = z.looseObject({
  type: z.literal('view_submission'),
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().catch(''),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), field)) }),
  }),
});

/** A form that somebody sent. */
export type Submission = {
  readonly callbackId: string;
  readonly viewId: string;
  readonly user: string;
  /** The private_metadata that we gave the form, as JSON; null where it is none. */
  readonly metadata: unknown;
  /** block_id → what was written or chosen there, without the spaces around it; of several things, the first. */
  readonly fields: Readonly<Record<string, string>>;
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readField(elements: Readonly<Record<string, z.infer<typeof field>>>): string {
  const [element] = Object.values(elements);
  const chosen = element?.selected_option ?? element?.selected_options?.[0];
  return (chosen?.value ?? element?.value ?? '').trim();
}

/** Reads a `view_submission`; null where the body is none. Each block of our forms holds one field. */
export function readSubmission(body: unknown): Submission | null {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, view } = parsed.data;
  const fields = Object.entries(view.state.values).map(([block, elements]) => [block, readField(elements)]);
  return {
    callbackId: view.callback_id,
    viewId: view.id,
    user: user.id,
    metadata: parseJson(view.private_metadata),
    fields: Object.fromEntries(fields),
  };
}
