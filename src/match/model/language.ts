import { letterGroups } from '../text/ngrams.ts';
import type { Token } from '../text/normalise.ts';
import { addRows, type ByteMatrix, bucketsOf, packRows } from './byte-matrix.ts';
import { softmax } from './softmax.ts';

/** Buckets of the language model; fewer than the classifier needs, for a language shows in few letters. */
const BUCKETS = 1 << 15;
const SMOOTHING = 0.02;
/** Log probabilities are kept in steps of this size around MIDDLE, in a signed byte. */
const STEP = 0.1;
const MIDDLE = -10;

/** Naive Bayes over hashed letter groups: a row of languages per bucket. */
export type LanguageModel = { readonly languages: readonly string[]; readonly rows: ByteMatrix };

/** Learns to tell `languages` apart from samples of each; `language` is an index into it. */
export function learnLanguages(
  languages: readonly string[],
  samples: Iterable<{ readonly language: number; readonly tokens: readonly Token[] }>,
): LanguageModel {
  const count = languages.length;
  const seen = new Float64Array(BUCKETS * count).fill(SMOOTHING);
  const totals = new Float64Array(count).fill(SMOOTHING * BUCKETS);
  for (const { language, tokens } of samples) {
    for (const bucket of new Set(bucketsOf(letterGroups(tokens), BUCKETS))) {
      const at = bucket * count + language;
      seen[at] = (seen[at] as number) + 1;
      totals[language] = (totals[language] as number) + 1;
    }
  }
  const steps = seen.map((times, at) => (Math.log(times / (totals[at % count] as number)) - MIDDLE) / STEP);
  return { languages, rows: packRows(steps, count) };
}

/** Adds what each letter group says for each language to `sums`. */
export function addLanguageRows(model: LanguageModel, groups: readonly number[], sums: Int32Array): void {
  addRows(model.rows, bucketsOf(groups, BUCKETS), sums);
}

/** The probability of each language, from the sums of `count` letter groups. */
export function guessLanguages(model: LanguageModel, sums: Int32Array, count: number): Float64Array {
  // Neighbouring groups repeat one another: √n of them count, not n.
  const k = STEP / Math.sqrt(Math.max(1, count));
  const scores = new Float64Array(model.languages.length);
  for (let l = 0; l < scores.length; l += 1) scores[l] = (sums[l] as number) * k;
  return softmax(scores);
}

/** Indices of the likeliest languages, best first: at most `most`, each at least `least` probable (the best always). */
export function likeliest(guess: Float64Array, most: number, least: number): number[] {
  const found: number[] = [];
  let best = 0;
  for (let l = 0; l < guess.length; l += 1) {
    if ((guess[l] as number) > (guess[best] as number)) best = l;
    if ((guess[l] as number) >= least) found.push(l);
  }
  if (found.length === 0) return [best];
  return found.sort((a, b) => (guess[b] as number) - (guess[a] as number)).slice(0, most);
}
