import { letterGroups } from '../text/ngrams.ts';
import { type Token, toTokens } from '../text/normalise.ts';
import type { Candidate } from '../types.ts';

/** A phrase that staff approved while the desk was running. */
export type Learned = { readonly entry: string; readonly text: string };

/** What a learned phrase says, and the window that it was found in. */
type Taught = { readonly candidate: Candidate; readonly window: readonly Token[] };

export type LearnedPhrases = {
  /** These and one more; what is added to them later is not in it. */
  with(phrase: Learned): LearnedPhrases;
  add(phrase: Learned): void;
  remove(text: string): void;
  /** The entry of the nearest phrase, if one of the windows is near enough to it to be the same wording. */
  find(windows: readonly (readonly Token[])[]): Taught | null;
};

/** Cosine of two wordings' letter groups above which they are one wording: a typo or a number apart. */
export const SAME_WORDING = 0.72;
/** A window of a very different size cannot be the same wording. */
const SIZES = 2;

type Kept = { readonly entry: string; readonly groups: Groups };

/** The letter groups by which wordings are compared. */
export type Groups = ReadonlySet<number>;

export function groupsOf(text: string): Groups {
  return new Set(letterGroups(toTokens(text).tokens));
}

/** How alike two wordings are, 0 to 1: the cosine of their letter groups. */
export function likeness(a: Groups, b: Groups): number {
  let shared = 0;
  for (const group of a) if (b.has(group)) shared += 1;
  return shared / Math.sqrt(a.size * b.size || 1);
}

/** Phrases added at run time, found by likeness; few, for an export moves them into knowledge/. */
export function openLearned(known: ReadonlyMap<string, Kept> = new Map()): LearnedPhrases {
  const kept = new Map(known);
  const read = ({ entry, text }: Learned): Kept => ({ entry, groups: groupsOf(text) });
  return {
    with: (phrase) => openLearned(new Map([...kept, [phrase.text, read(phrase)]])),
    add: (phrase) => void kept.set(phrase.text, read(phrase)),
    remove: (text) => void kept.delete(text),
    find(windows) {
      if (kept.size === 0) return null;
      let best: Taught | null = null;
      for (const tokens of windows) {
        const groups = new Set(letterGroups(tokens));
        for (const phrase of kept.values()) {
          if (phrase.groups.size > groups.size * SIZES || groups.size > phrase.groups.size * SIZES) continue;
          const confidence = likeness(groups, phrase.groups);
          if (confidence >= SAME_WORDING && confidence > (best?.candidate.confidence ?? 0))
            best = { candidate: { entry: phrase.entry, confidence }, window: tokens };
        }
      }
      if (best === null) return null;
      const { candidate, window } = best;
      return { candidate: { ...candidate, confidence: Math.max(0.9, candidate.confidence) }, window };
    },
  };
}
