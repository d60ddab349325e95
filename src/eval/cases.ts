import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One labelled paste. `label` is an entry id, or `none` for ordinary talk. */
const evalCase = z.object({
  id: z.string(),
  text: z.string(),
  label: z.string(),
  lang: z.string().default('und'),
  kind: z.string().default('any'),
});

export type EvalCase = z.infer<typeof evalCase>;

/**
 * Reads a JSONL file of labelled pastes.
 * @throws Error naming the line that is no case
 */
export function readCases(file: string): EvalCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseCase(line, `${file}:${index + 1}`)]));
}

function parseCase(line: string, place: string): EvalCase {
  try {
    return evalCase.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place}: not a case of the form {"id","text","label","lang","kind"}`, { cause });
  }
}
