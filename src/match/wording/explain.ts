import type { Hit } from '../lexicon/lexicon.ts';
import { pairFeature } from '../lexicon/notion-features.ts';
import { SHAPES } from '../lexicon/shape.ts';
import { valueAt } from '../model/byte-matrix.ts';
import type { Model } from '../model/model.ts';
import type { Evidence } from '../types.ts';
import type { Reading } from './read.ts';

const MOST_EVIDENCE = 4;

/** What `notion` adds to class `winner` over class `rival`: alone, and half of each pair it is in. */
function contribution(
  model: Model,
  notion: number,
  said: readonly number[],
  winner: number,
  rival: number,
): number {
  const at = (feature: number): number =>
    valueAt(model.byNotion.rows, feature, winner) - valueAt(model.byNotion.rows, feature, rival);
  const pairs = said
    .filter((other) => other !== notion)
    .map((other) => at(pairFeature(notion, other, model.notions.length + SHAPES)) / 2);
  return at(notion) + pairs.reduce((sum, part) => sum + part, 0);
}

/** The second best class of a reading. */
function rivalOf(probabilities: Float64Array, winner: number): number {
  let rival = winner === 0 ? 1 : 0;
  for (let c = 0; c < probabilities.length; c += 1) {
    if (c !== winner && (probabilities[c] as number) > (probabilities[rival] as number)) rival = c;
  }
  return rival;
}

function longest(hits: readonly Hit[]): Hit | undefined {
  return hits.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

/**
 * The words of `text` that spoke most for class `winner`, in the order of the text, and the notions they stand for.
 * `glosses` says what each notion covers, in the model's order.
 */
export function explain(
  model: Model,
  reading: Reading,
  winner: number,
  text: string,
  glosses: readonly string[],
): Evidence[] {
  const said = [...new Set(reading.hits.map((hit) => hit.notion))];
  const rival = rivalOf(reading.probabilities, winner);
  return said
    .map((notion) => ({ notion, weight: contribution(model, notion, said, winner, rival) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_EVIDENCE)
    .flatMap(({ notion }) => {
      const hit = longest(reading.hits.filter((other) => other.notion === notion));
      return hit === undefined ? [] : [{ hit, means: glosses[notion] ?? '' }];
    })
    .sort((a, b) => a.hit.start - b.hit.start)
    .map(({ hit, means }) => ({ quote: text.slice(hit.start, hit.end), means }));
}
