import { COMMON_LEXICON, type Knowledge } from '../../knowledge/schema.ts';
import { foldPattern } from '../lexicon/lexicon.ts';
import { featureCount, notionFeatures } from '../lexicon/notion-features.ts';
import { type LanguageModel, learnLanguages } from '../model/language.ts';
import {
  LETTER_BUCKETS,
  letterBuckets,
  type Model,
  NONE,
  openLexicons,
  type Patterns,
} from '../model/model.ts';
import { letterGroups } from '../text/ngrams.ts';
import { type Token, toTokens } from '../text/normalise.ts';
import { readHits } from '../wording/read.ts';
import { amidOtherTalk } from './compose.ts';
import { type Example, type FitOptions, fitWeights } from './fit.ts';
import { inOtherScript } from './other-script.ts';
import { type Sample, samplesOf } from './sample.ts';

type Prepared = { readonly tokens: readonly Token[]; readonly label: number };

/** Silence weighs more than any single entry: a false answer costs a reader's trust. */
const SILENCE_WEIGHT = 3;

const NOTION_TRAINING = { epochs: 4, rate: 0.17, decay: 1e-4 };
const LETTER_TRAINING = { epochs: 2, rate: 0.3, decay: 1e-5 };

/** The same numbers each time, so that one set of knowledge always gives one model. */
export function repeatableRandom(seed = 42): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

function patternsOf(knowledge: Knowledge, language: string, notions: ReadonlyMap<string, number>): Patterns {
  const file = knowledge.lexicon.get(language);
  const common = knowledge.lexicon.get(COMMON_LEXICON)?.notions ?? {};
  const sections = [file?.notions ?? {}, file?.romanised ?? {}, common];
  return sections.flatMap((section) =>
    Object.entries(section).flatMap(([name, patterns]) => {
      const notion = notions.get(name);
      if (notion === undefined) return [];
      const typed = patterns.flatMap((pattern) => [pattern, ...inOtherScript(language, pattern)]);
      return typed.map((pattern): readonly [number, string] => [notion, foldPattern(pattern)]);
    }),
  );
}

function toExample({ label }: Prepared, features: Int32Array, silence: number): Example {
  return { features, label, weight: label === silence ? SILENCE_WEIGHT : 1 };
}

/** What each language looks like, in every alphabet that it is typed in. */
function learnLanguagesFrom(samples: readonly Sample[], languages: readonly string[]): LanguageModel {
  return learnLanguages(
    languages,
    samples.flatMap(({ text, language }) => {
      const number = languages.indexOf(language);
      if (number < 0) return [];
      const typed = [text, ...inOtherScript(language, text)];
      return typed.map((variant) => ({ language: number, tokens: toTokens(variant).tokens }));
    }),
  );
}

export type TrainOptions = {
  /** Sentences that teach only what each language looks like; the samples, if left out. */
  readonly languageSamples?: readonly Sample[];
  /** How often each sample is learnt, against the usual; 1 if left out. */
  readonly rounds?: number;
};

/** Trains the whole model on `samples` with the lexicons of `knowledge`. Takes seconds; see `model-cache.ts`. */
export function trainModel(
  knowledge: Knowledge,
  samples: readonly Sample[] = samplesOf(knowledge),
  { languageSamples = samples, rounds = 1 }: TrainOptions = {},
): Model {
  const notions = [...knowledge.notions.keys()];
  const numbers = new Map(notions.map((name, index) => [name, index]));
  const languages = [...knowledge.lexicon.keys()].filter((tag) => tag !== COMMON_LEXICON).sort();
  const classes = [...new Set([...samples.map(({ label }) => label), NONE])].sort();
  const silence = classes.indexOf(NONE);
  const random = repeatableRandom();
  const prepared = [...samples, ...amidOtherTalk(samples, NONE, random)].map(({ text, label }) => ({
    tokens: toTokens(text).tokens,
    label: classes.indexOf(label),
  }));
  const language = learnLanguagesFrom(languageSamples, languages);
  const patterns = languages.map((tag) => patternsOf(knowledge, tag, numbers));
  const lexicons = openLexicons(languages, patterns);
  const learn = (
    features: number,
    options: Omit<FitOptions, 'random'>,
    featuresOf: (tokens: readonly Token[]) => Int32Array,
  ) => {
    const examples = prepared.map((sample) => toExample(sample, featuresOf(sample.tokens), silence));
    const epochs = Math.max(1, Math.round(options.epochs * rounds));
    return fitWeights(examples, features, classes.length, { ...options, epochs, random });
  };
  return {
    classes,
    notions,
    language,
    patterns,
    byNotion: learn(featureCount(notions.length), NOTION_TRAINING, (tokens) =>
      notionFeatures(readHits(language, lexicons, tokens), tokens, notions.length),
    ),
    byLetters: learn(LETTER_BUCKETS, LETTER_TRAINING, (tokens) =>
      Int32Array.from(new Set(letterBuckets(letterGroups(tokens)))),
    ),
  };
}
