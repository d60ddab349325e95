import { type Model, NONE } from '../model/model.ts';
import { type Token, toTokens } from '../text/normalise.ts';
import type { Candidate, Evidence } from '../types.ts';
import { explain } from './explain.ts';
import { type Learned, type LearnedPhrases, openLearned } from './learned.ts';
import { openReader, type Reader } from './read.ts';
import { weighWindows } from './weigh-windows.ts';

/** What the wording of a text says. */
export type PhraseResult = {
  /** Entries by calibrated confidence, best first. */
  readonly ranked: readonly Candidate[];
  /** Why the best one: words and what they stand for. Worked out when asked for. */
  explain(): readonly Evidence[];
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
  /** The index as it would be with this phrase; the index itself does not change. */
  preview(phrase: Learned): PhraseIndex;
  /** Makes ready, in the background, what the first text of each language would otherwise wait for: some ms. */
  prepare(): Promise<void>;
};

const MOST_RANKED = 5;
const NOTHING: PhraseResult = { ranked: [], explain: () => [], sentence: '', language: null };

/** Errors without content of their own. */
const VAGUE = ['generic', 'invalid-parameter'];

/** The most confident entries, best first. */
function rankEntries(model: Model, confidence: Float64Array): Candidate[] {
  const ranked: Candidate[] = [];
  for (let c = 0; c < confidence.length; c += 1) {
    const value = confidence[c] as number;
    const entry = model.classes[c] as string;
    if (entry === NONE || (ranked.length === MOST_RANKED && value <= (ranked.at(-1)?.confidence ?? 0)))
      continue;
    const at = ranked.findIndex((other) => other.confidence < value);
    ranked.splice(at < 0 ? ranked.length : at, 0, { entry, confidence: value });
    if (ranked.length > MOST_RANKED) ranked.pop();
  }
  return ranked;
}

/** Opens the index over a trained model. `glosses`: notion → what it covers. */
export function openPhraseIndex(model: Model, glosses: ReadonlyMap<string, string>): PhraseIndex {
  return openWith(model, openReader(model), glosses, openLearned());
}

/** An index that knows nothing, for a matcher that does without wordings. */
export const emptyIndex: PhraseIndex = {
  rank: () => NOTHING,
  learn: () => {},
  forget: () => {},
  preview: () => emptyIndex,
  prepare: async () => {},
};

/** The words of `text` from the first token to the last. */
function spanOf(text: string, tokens: readonly Token[]): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? text.length);
}

function openWith(
  model: Model,
  reader: Reader,
  glosses: ReadonlyMap<string, string>,
  learned: LearnedPhrases,
): PhraseIndex {
  const none = model.classes.indexOf(NONE);
  const vague = new Set(VAGUE.map((entry) => model.classes.indexOf(entry)));
  const meanings = model.notions.map((notion) => glosses.get(notion) ?? notion);
  return {
    learn: learned.add,
    forget: learned.remove,
    preview: (phrase) => openWith(model, reader, glosses, learned.with(phrase)),
    prepare: reader.prepare,
    rank(text) {
      const { text: composed, tokens } = toTokens(text);
      const readings = reader.read(tokens);
      const weighed = weighWindows(readings, none, vague);
      if (weighed === null) return NOTHING;
      const { deciding } = weighed;
      const language = model.language.languages[deciding.language] ?? null;
      const taught = learned.find(readings.map((reading) => reading.tokens));
      const ranked = rankEntries(model, weighed.confidence);
      if (taught !== null) {
        const { candidate, window } = taught;
        const rest = ranked.filter(({ entry }) => entry !== candidate.entry);
        const sentence = spanOf(composed, window);
        const means = 'a phrase that staff confirmed';
        const why = [{ quote: sentence, means }];
        return { ranked: [candidate, ...rest], explain: () => why, sentence, language };
      }
      return {
        ranked,
        explain: () => explain(model, deciding, weighed.best, composed, meanings),
        sentence: spanOf(composed, deciding.tokens),
        language,
      };
    },
  };
}
