import { z } from 'zod';

/**
 * Meta adds fields and enum values without notice, so unknown fields are kept out, not refused, and a
 * value of the wrong type counts as absent.
 */
export const text = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);
export const count = z.number().nullish().catch(null);

/** A list of which the items that fit are kept. */
export function listOf<Item>(item: z.ZodType<Item>): z.ZodType<Item[]> {
  return z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((items) =>
      (items ?? []).flatMap((each) => {
        const parsed = item.safeParse(each);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}
