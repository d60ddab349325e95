import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EvalCase } from './cases.ts';

const expectation = z.object({ label: z.string(), lang: z.string(), kind: z.string() });

/** The project's recorded cases (`input.txt` with `expected.json` beside it) as labelled pastes. */
export function recordedCases(folder: string): EvalCase[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((id) => {
    const expected = join(folder, id, 'expected.json');
    if (!existsSync(expected)) return [];
    const text = readFileSync(join(folder, id, 'input.txt'), 'utf8');
    return [{ id, text, ...expectation.parse(JSON.parse(readFileSync(expected, 'utf8'))) }];
  });
}
