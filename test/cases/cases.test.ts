import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stages } from './stages.ts';

/** Recorded cases: `UPDATE_CASES=1 npx vitest run test/cases` records them anew; read the difference before it goes in. */
const folder = import.meta.dirname;
const recording = process.env.UPDATE_CASES === '1';

const names = readdirSync(folder, { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map((item) => item.name);

test('there are recorded cases', () => {
  expect(names.length).toBeGreaterThanOrEqual(25);
});

describe.each(names)('%s', (name) => {
  const input = readFileSync(join(folder, name, 'input.txt'), 'utf8').replace(/\n$/, '');
  const earlier: Record<string, unknown> = {};

  for (const stage of stages) {
    if (stage.needs !== undefined && !existsSync(join(folder, name, stage.needs))) continue;
    test(stage.name, () => {
      const file = join(folder, name, `${stage.name}.json`);
      // Through JSON, so that a recorded value and a fresh one compare alike.
      const result: unknown = JSON.parse(JSON.stringify(stage.run(input, earlier)));
      earlier[stage.name] = result;
      if (recording) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
      expect(existsSync(file), `${stage.name}.json is not recorded: run with UPDATE_CASES=1`).toBe(true);
      expect(result).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});
