/** How many features `count` notions make: each alone and each pair. */
export function notionFeatureCount(count: number): number {
  return count + (count * (count - 1)) / 2;
}

/** The feature numbers of a set of notions out of `count`: each, then each pair. */
export function notionFeatures(notions: ReadonlySet<number>, count: number): Int32Array {
  const sorted = [...notions].sort((a, b) => a - b);
  const features = new Int32Array(notionFeatureCount(sorted.length));
  features.set(sorted);
  let at = sorted.length;
  for (let j = 1; j < sorted.length; j += 1) {
    const high = sorted[j] as number;
    const row = count + (high * (high - 1)) / 2;
    for (let i = 0; i < j; i += 1) {
      features[at] = row + (sorted[i] as number);
      at += 1;
    }
  }
  return features;
}
