import { compileLexicon, type Lexicon } from '../lexicon/lexicon.ts';
import { bucketsOf } from './byte-matrix.ts';
import type { LanguageModel } from './language.ts';
import type { Weights } from './softmax.ts';

/** The class of ordinary talk. */
export const NONE = 'none';

/** The patterns of one language: notion number and folded pattern (see `foldPattern`). */
export type Patterns = readonly (readonly [number, string])[];

/** Everything that was learnt from knowledge/: plain data, so that it can be kept on disk. */
export type Model = {
  /** Entry ids and `none`. */
  readonly classes: readonly string[];
  readonly notions: readonly string[];
  readonly language: LanguageModel;
  /** Per language, in the order of `language.languages`. */
  readonly patterns: readonly Patterns[];
  /** Weights over the notions a text says, one by one and in pairs. */
  readonly byNotion: Weights;
  /** Weights over its letter groups, `LETTER_BUCKETS` of them. */
  readonly byLetters: Weights;
};

export const LETTER_BUCKETS = 1 << 15;

/** Which rows of `byLetters` those letter groups are. */
export function letterBuckets(groups: readonly number[]): Int32Array {
  return bucketsOf(groups, LETTER_BUCKETS);
}

/** The lexicon of each language, compiled when first asked for. */
export type Lexicons = { readonly english: number; of(language: number): Lexicon };

export function openLexicons(languages: readonly string[], patterns: readonly Patterns[]): Lexicons {
  const compiled: (Lexicon | undefined)[] = [];
  return {
    english: languages.indexOf('en'),
    of(language) {
      const lexicon = compiled[language] ?? compileLexicon(patterns[language] ?? []);
      compiled[language] = lexicon;
      return lexicon;
    },
  };
}
