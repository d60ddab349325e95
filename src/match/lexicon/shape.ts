import type { Token } from '../text/normalise.ts';
import type { Hit } from './lexicon.ts';

const STEPS = 6;

/** How many numbers `shapeOf` chooses from. */
export const SHAPES = 2 * STEPS;

function lettersIn(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + token.end - token.start, 0);
}

function lettersSaid(hits: readonly Hit[]): number {
  let said = 0;
  let reached = -1;
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    if (end <= reached) continue;
    said += end - Math.max(start, reached);
    reached = end;
  }
  return said;
}

/**
 * Two numbers below `SHAPES`: how much of a text its notions explain, and how long it is. Talk about other things has
 * a few of our words among many that are none of ours.
 */
export function shapeOf(hits: readonly Hit[], tokens: readonly Token[]): readonly [number, number] {
  const letters = lettersIn(tokens);
  const explained = letters === 0 ? 0 : lettersSaid(hits) / letters;
  const share = Math.min(STEPS - 1, Math.floor(explained * STEPS));
  const length = Math.min(STEPS - 1, Math.floor(Math.log2(1 + tokens.length)));
  return [share, STEPS + length];
}
