import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../src/eval/decide.ts';
import { recordedCases } from '../../src/eval/recorded-cases.ts';
import { isRight } from '../../src/eval/score.ts';
import { openDesk } from '../../src/open-desk.ts';

const { matcher } = openDesk();
const cases = recordedCases(join(import.meta.dirname, '../cases'));

test('there is something to score', () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
});

test.each(cases.map((item) => [item.id, item] as const))('%s is decided as a person would', (_, item) => {
  const decision = decide(matcher, item);
  expect([decision.answered, isRight(decision)]).toEqual([item.label, true]);
});
