/**
 * Multinomial logistic regression over sparse binary features. Weights are laid out feature by feature, so that
 * scoring reads one row per feature.
 */

export type Weights = {
  readonly features: number;
  readonly classes: number;
  readonly values: Float32Array | Int8Array;
  readonly bias: Float32Array;
  /** What one step of `values` is worth; 1 for floats. */
  readonly scale: number;
};

/** Sums of weight rows: whole steps of quantised weights, or floats while training. */
export type Sums = Int32Array | Float64Array;

/** Adds the rows of `features` to `sums` (length `classes`), in steps of `weights.scale`. */
export function addRows(weights: Weights, features: readonly number[] | Int32Array, sums: Sums): void {
  const { classes, values } = weights;
  for (let i = 0; i < features.length; i += 1) {
    const row = (features[i] as number) * classes;
    for (let c = 0; c < classes; c += 1) sums[c] = (sums[c] as number) + (values[row + c] as number);
  }
}

/** How much one feature counts in a text that has `count` of them. */
export function factorOf(count: number): number {
  return count === 0 ? 0 : 1 / Math.sqrt(count);
}

/** Adds to `scores` what the summed rows of `count` features say, times `share`. */
export function addScores(
  weights: Weights,
  sums: Sums,
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
  let top = -Infinity;
  for (const s of scores) if (s > top) top = s;
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const e = Math.exp((scores[c] as number) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] as number) / sum;
  return scores;
}

/** The same weights in a quarter of the room: signed bytes, with the scale that restores them. */
export function quantise(weights: Weights): Weights {
  let top = 0;
  for (const value of weights.values) if (Math.abs(value) > top) top = Math.abs(value);
  const scale = top / 127 || 1;
  const values = Int8Array.from(weights.values, (value) => Math.round(value / scale));
  return { ...weights, values, scale };
}
