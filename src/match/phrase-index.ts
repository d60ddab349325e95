import { explain } from './explain.ts';
import { type Learned, openLearned } from './learned.ts';
import { type Model, NONE } from './model.ts';
import { toTokens } from './normalise.ts';
import { openReader, type Reading } from './read.ts';
import type { Candidate, Evidence } from './types.ts';

/** What the wording of a text says. */
export type PhraseResult = {
  /** Entries by calibrated confidence, best first. */
  readonly ranked: readonly Candidate[];
  /** Why the best one: words and what they stand for. */
  readonly evidence: readonly Evidence[];
  /** The sentence that decided. */
  readonly sentence: string;
  readonly language: string | null;
};

export type PhraseIndex = {
  /** Ranks the entries for a redacted text. Pure. */
  rank(text: string): PhraseResult;
  /** Takes an approved phrase into the index at once, without a rebuild. */
  learn(phrase: Learned): void;
  /** Takes it out again. */
  forget(text: string): void;
};

/**
 * A sentence amid other talk counts a little less than the whole text: each further window is a further chance to err.
 */
const PART_SHARE = 0.85;
const MOST_RANKED = 5;
const NOTHING: PhraseResult = { ranked: [], evidence: [], sentence: '', language: null };

function topEntry(reading: Reading, none: number): { readonly at: number; readonly probability: number } {
  const { probabilities } = reading;
  let at = none === 0 ? 1 : 0;
  for (let c = 0; c < probabilities.length; c += 1) {
    if (c !== none && (probabilities[c] as number) > (probabilities[at] as number)) at = c;
  }
  return { at, probability: (probabilities[at] as number) * (reading.whole ? 1 : PART_SHARE) };
}

function rankEntries(model: Model, readings: readonly Reading[], none: number): Candidate[] {
  const best = new Float64Array(model.classes.length);
  for (const reading of readings) {
    const share = reading.whole ? 1 : PART_SHARE;
    for (let c = 0; c < best.length; c += 1) {
      best[c] = Math.max(best[c] as number, (reading.probabilities[c] as number) * share);
    }
  }
  return Array.from(best, (confidence, c) => ({ entry: model.classes[c] ?? NONE, confidence, c }))
    .filter(({ c }) => c !== none)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_RANKED)
    .map(({ entry, confidence }) => ({ entry, confidence }));
}

/** Opens the index over a trained model. `glosses`: notion → what it covers. */
export function openPhraseIndex(model: Model, glosses: ReadonlyMap<string, string>): PhraseIndex {
  const reader = openReader(model);
  const learned = openLearned();
  const none = model.classes.indexOf(NONE);
  const meanings = model.notions.map((notion) => glosses.get(notion) ?? notion);
  return {
    learn: learned.add,
    forget: learned.remove,
    rank(text) {
      const { text: composed, tokens } = toTokens(text);
      const readings = reader.read(tokens);
      const first = readings[0];
      if (first === undefined) return NOTHING;
      const deciding = readings.reduce(
        (a, b) => (topEntry(b, none).probability > topEntry(a, none).probability ? b : a),
        first,
      );
      const from = deciding.tokens[0]?.start ?? 0;
      const sentence = composed.slice(from, deciding.tokens.at(-1)?.end ?? composed.length);
      const language = model.language.languages[deciding.language] ?? null;
      const taught = learned.find(readings.map((reading) => reading.tokens));
      const ranked = rankEntries(model, readings, none);
      if (taught !== null) {
        const rest = ranked.filter(({ entry }) => entry !== taught.entry);
        const means = 'a phrase that staff confirmed';
        return { ranked: [taught, ...rest], evidence: [{ quote: sentence, means }], sentence, language };
      }
      return {
        ranked,
        evidence: explain(model, deciding, topEntry(deciding, none).at, composed, meanings),
        sentence,
        language,
      };
    },
  };
}
