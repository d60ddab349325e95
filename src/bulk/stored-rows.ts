import { z } from 'zod';
import type { BulkRow } from '../checks/bulk-report.ts';
import { type BulkItem, itemSchema } from './item.ts';

const text = z.string().nullable();

const rowSchema = z.object({
  index: z.number().int(),
  written: z.string(),
  number: text,
  name: text,
  phoneNumberId: text,
  wabaId: text,
  verdict: z.enum(['broken', 'foreign', 'unreadable', 'unknown', 'left-out', 'degraded', 'healthy']),
  reason: z.string(),
  next: text,
}) satisfies z.ZodType<BulkRow>;

/** Reads a list back from the store. Throws where it is none. */
export function parseItems(stored: unknown): BulkItem[] {
  return z.array(itemSchema).parse(stored);
}

/** Reads rows back from the store. Throws where they are none. */
export function parseRows(stored: unknown): BulkRow[] {
  return z.array(rowSchema).parse(stored);
}
