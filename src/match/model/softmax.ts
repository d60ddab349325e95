import { type ByteMatrix, packRows } from './byte-matrix.ts';

/** What one of the two classifiers learnt: a row of classes per feature, in steps of `scale`. */
export type Weights = {
  readonly rows: ByteMatrix;
  readonly bias: Float32Array;
  readonly scale: number;
};

/** How much one feature counts in a text that has `count` of them. */
export function factorOf(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}

/** Adds to `scores` what the summed rows of `count` features say, times `share`. */
export function addScores(
  weights: Weights,
  sums: Int32Array,
  count: number,
  share: number,
  scores: Float64Array,
): void {
  const k = factorOf(count) * weights.scale;
  for (let c = 0; c < scores.length; c += 1) {
    scores[c] = (scores[c] as number) + share * ((sums[c] as number) * k + (weights.bias[c] as number));
  }
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c += 1) if ((scores[c] as number) > top) top = scores[c] as number;
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const e = Math.exp((scores[c] as number) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] as number) / sum;
  return scores;
}

/** Floats as signed bytes, a quarter of their room. */
export function quantise(values: Float32Array, bias: Float32Array): Weights {
  let top = 0;
  for (const value of values) if (Math.abs(value) > top) top = Math.abs(value);
  const scale = top / 127 || 1;
  return {
    rows: packRows(
      values.map((value) => value / scale),
      bias.length,
    ),
    bias,
    scale,
  };
}
