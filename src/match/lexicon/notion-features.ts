import type { Token } from '../text/normalise.ts';
import type { Hit } from './lexicon.ts';
import { SHAPES, shapeOf } from './shape.ts';

/** How many features a text may have when there are `notions` notions: each notion and shape alone, and each pair. */
export function featureCount(notions: number): number {
  const single = notions + SHAPES;
  return single + (single * (single - 1)) / 2;
}

/** The feature number of two things together; `single` is how many things there are. */
export function pairFeature(a: number, b: number, single: number): number {
  const high = Math.max(a, b);
  return single + (high * (high - 1)) / 2 + Math.min(a, b);
}

/** The feature numbers of a text: the notions it says and its shape, one by one and in pairs. */
export function notionFeatures(hits: readonly Hit[], tokens: readonly Token[], notions: number): Int32Array {
  const shape = shapeOf(hits, tokens).map((number) => notions + number);
  const said = [...new Set(hits.map((hit) => hit.notion)), ...shape];
  const features = new Int32Array((said.length * (said.length + 1)) / 2);
  features.set(said);
  let at = said.length;
  for (let j = 1; j < said.length; j += 1) {
    for (let i = 0; i < j; i += 1) {
      features[at] = pairFeature(said[i] as number, said[j] as number, notions + SHAPES);
      at += 1;
    }
  }
  return features;
}
