import type { Sample } from './sample.ts';

/** How many samples are learnt a second time amid other talk. */
const COMPOSED = 0.35;

/**
 * Samples as people paste them: with a sentence or two of ordinary talk of the same language before or behind. They
 * teach the classifiers that words of other matters beside an error do not take it away.
 */
export function amidOtherTalk(samples: readonly Sample[], none: string, random: () => number): Sample[] {
  const talk = Map.groupBy(
    samples.filter(({ label }) => label === none),
    ({ language }) => language,
  );
  return samples
    .filter(() => random() < COMPOSED)
    .flatMap((sample) => {
      const others = talk.get(sample.language) ?? [];
      const other = others[Math.floor(random() * others.length)];
      if (other === undefined) return [];
      const text = random() < 0.5 ? `${other.text}\n${sample.text}` : `${sample.text}\n${other.text}`;
      return [{ ...sample, text }];
    });
}
