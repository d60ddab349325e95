import { letterGroups } from './ngrams.ts';
import { type Token, toTokens } from './normalise.ts';
import type { Candidate } from './types.ts';

/** A phrase that staff approved while the desk was running. */
export type Learned = { readonly entry: string; readonly text: string };

export type LearnedPhrases = {
  add(phrase: Learned): void;
  remove(text: string): void;
  /** The entry of the nearest phrase, if one of the windows is near enough to it to be the same wording. */
  find(windows: readonly (readonly Token[])[]): Candidate | null;
};

/** Cosine of two wordings' letter groups above which they are one wording: a typo or a number apart. */
const SAME = 0.72;
/** A window of a very different size cannot be the same wording. */
const SIZES = 2;

type Kept = { readonly entry: string; readonly groups: ReadonlySet<number> };

function cosine(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const group of a) if (b.has(group)) shared += 1;
  return shared / Math.sqrt(a.size * b.size || 1);
}

/** Phrases added at run time, found by likeness; few, for an export moves them into knowledge/. */
export function openLearned(): LearnedPhrases {
  const kept = new Map<string, Kept>();
  return {
    add: ({ entry, text }) =>
      void kept.set(text, { entry, groups: new Set(letterGroups(toTokens(text).tokens)) }),
    remove: (text) => void kept.delete(text),
    find(windows) {
      if (kept.size === 0) return null;
      let best: Candidate | null = null;
      for (const tokens of windows) {
        const groups = new Set(letterGroups(tokens));
        for (const phrase of kept.values()) {
          if (phrase.groups.size > groups.size * SIZES || groups.size > phrase.groups.size * SIZES) continue;
          const confidence = cosine(groups, phrase.groups);
          if (confidence >= SAME && confidence > (best?.confidence ?? 0))
            best = { entry: phrase.entry, confidence };
        }
      }
      return best === null ? null : { entry: best.entry, confidence: Math.max(0.9, best.confidence) };
    },
  };
}
