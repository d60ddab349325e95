import { z } from 'zod';
import type { Choice } from '../match/chooser/chooser.ts';

export const NONE = 'none';

/** Longest quote that is read, in UTF-16 units. */
const MAX_QUOTE = 600;

/** What the model has to answer: the schema that is sent along where the server takes one. */
export function answerSchema(entries: readonly string[]) {
  return z.strictObject({
    entry: z.enum([NONE, ...entries]).describe('the id of the entry, or none'),
    language: z.string().nullable().describe('tag of the language of the paste, such as pl or pt-BR'),
    quote: z.string().describe('the telling words, copied from the paste'),
    confidence: z.number().describe('from 0, a guess, to 1, certain'),
  });
}

/**
 * What is read of an answer: the fields that we asked for, whatever else it holds. An id may be any string here; whether
 * it is one of ours is decided where the quote is checked.
 */
const readSchema = z.object({
  entry: z.string().max(100),
  language: z
    .string()
    .max(35)
    .nullish()
    .transform((tag) => tag ?? null),
  quote: z
    .string()
    .nullish()
    .transform((quote) => (quote ?? '').slice(0, MAX_QUOTE)),
  confidence: z.number().min(0).max(1),
}) satisfies z.ZodType<Choice>;

export type ReadAnswer =
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** No answer; `problem` tells the model what is wrong with it. */
  | { readonly kind: 'malformed'; readonly problem: string };

/** The JSON object in a text that may hold more: a code fence, a preamble, thoughts. */
export function findJson(text: string): unknown {
  const spoken = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  const from = spoken.indexOf('{');
  const to = spoken.lastIndexOf('}');
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(spoken.slice(from, to + 1));
  } catch {
    return undefined;
  }
}

/** Reads what the model wrote. Pure. */
export function readAnswer(text: string): ReadAnswer {
  const json = findJson(text);
  if (json === undefined) return { kind: 'malformed', problem: 'It holds no JSON object that can be read.' };
  const parsed = readSchema.safeParse(json);
  if (parsed.success) return { kind: 'choice', choice: parsed.data };
  const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return { kind: 'malformed', problem };
}
