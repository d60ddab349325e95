import { expect, test } from 'vitest';
import { type Decision, scoreDecisions } from '../../src/eval/score.ts';

function decided(label: string, answered: string, confidence: number, best = answered): Decision {
  return { item: { id: 'x', text: '', label, lang: 'pl', kind: 'ui' }, answered, best, confidence };
}

const scores = scoreDecisions([
  decided('pin-mismatch', 'pin-mismatch', 0.95),
  decided('pin-mismatch', 'none', 0.3, 'pin-mismatch'),
  decided('pin-mismatch', 'number-linked', 0.65),
  decided('none', 'none', 0.05, 'generic'),
  decided('none', 'generic', 0.6),
]);

test('decisions, first entries and false answers', () => {
  expect(scores.decisions).toEqual({ right: 2, total: 5 });
  expect(scores.top1).toEqual({ right: 2, total: 3 });
  expect(scores.falseAnswers).toEqual({ right: 1, total: 2 });
});

test('recall at a share of false answers counts only what stands above the talk that must stay silent', () => {
  expect(scores.recallAt1).toBeCloseTo(100 / 3);
});

test('confusions name what was asked and what was answered', () => {
  expect(scores.confusions).toContainEqual({ label: 'pin-mismatch', answered: 'number-linked', count: 1 });
});

test('calibration compares what was stated with what was right', () => {
  expect(scoreDecisions([decided('a', 'a', 1), decided('a', 'a', 1)]).ece).toBeCloseTo(0);
  expect(scoreDecisions([decided('a', 'b', 1), decided('a', 'b', 1)]).ece).toBeCloseTo(1);
});
