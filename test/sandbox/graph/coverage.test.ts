import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeRoutes } from '../../../src/sandbox/graph/routes/table.ts';

test('the table of the README lists exactly the routes that are served', () => {
  const readme = readFileSync(new URL('../../../src/sandbox/README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `((?:GET|POST|DELETE) \/[^`]+)` *\|/gm)].map((match) => match[1]);
  expect(listed.toSorted()).toEqual(describeRoutes().toSorted());
});
