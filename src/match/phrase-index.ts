import { explain } from './explain.ts';
import { type Learned, openLearned } from './learned.ts';
import { type Model, NONE } from './model.ts';
import { toTokens } from './normalise.ts';
import { openReader } from './read.ts';
import type { Candidate, Evidence } from './types.ts';
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
  const reader = openReader(model);
  const learned = openLearned();
  const none = model.classes.indexOf(NONE);
  const vague = new Set(VAGUE.map((entry) => model.classes.indexOf(entry)));
  const meanings = model.notions.map((notion) => glosses.get(notion) ?? notion);
  return {
    learn: learned.add,
    forget: learned.remove,
    prepare: reader.prepare,
    rank(text) {
      const { text: composed, tokens } = toTokens(text);
      const readings = reader.read(tokens);
      const weighed = weighWindows(readings, none, vague);
      if (weighed === null) return NOTHING;
      const { deciding } = weighed;
      const from = deciding.tokens[0]?.start ?? 0;
      const sentence = composed.slice(from, deciding.tokens.at(-1)?.end ?? composed.length);
      const language = model.language.languages[deciding.language] ?? null;
      const taught = learned.find(readings.map((reading) => reading.tokens));
      const ranked = rankEntries(model, weighed.confidence);
      if (taught !== null) {
        const rest = ranked.filter(({ entry }) => entry !== taught.entry);
        const means = 'a phrase that staff confirmed';
        return { ranked: [taught, ...rest], explain: () => [{ quote: sentence, means }], sentence, language };
      }
      return {
        ranked,
        explain: () => explain(model, deciding, weighed.best, composed, meanings),
        sentence,
        language,
      };
    },
  };
}
