import type { Reading } from './read.ts';

/**
 * A sentence amid other talk counts a little less than the whole text: each further window is a further chance to err.
 */
const PART_SHARE = 0.7;
/** An error that says nothing ("something went wrong") must be what the whole text says. */
const VAGUE_PART_SHARE = 0.6;

/** The confidence of each class over all windows, and the window that decided for the best. */
export type Weighed = {
  readonly confidence: Float64Array;
  readonly best: number;
  readonly deciding: Reading;
};

/**
 * Weighs the windows of a text (the whole first). `none` is the class of ordinary talk; `vague` the classes that a
 * part of a text should not decide for. Null for no window.
 */
export function weighWindows(
  readings: readonly Reading[],
  none: number,
  vague: ReadonlySet<number>,
): Weighed | null {
  const first = readings[0];
  if (first === undefined) return null;
  const confidence = new Float64Array(first.probabilities.length);
  let best = none === 0 ? 1 : 0;
  let deciding = first;
  for (const reading of readings) {
    for (let c = 0; c < confidence.length; c += 1) {
      if (c === none) continue;
      const share = reading.whole ? 1 : vague.has(c) ? VAGUE_PART_SHARE : PART_SHARE;
      const weighed = (reading.probabilities[c] as number) * share;
      if (weighed <= (confidence[c] as number)) continue;
      confidence[c] = weighed;
      if (weighed > (confidence[best] as number) || c === best) {
        best = c;
        deciding = reading;
      }
    }
  }
  return { confidence, best, deciding };
}
