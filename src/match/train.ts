import type { Knowledge } from '../knowledge/schema.ts';
import { type Example, type FitOptions, fitWeights } from './fit.ts';
import { learnLanguages } from './language.ts';
import { LETTER_BUCKETS, letterBuckets, type Model, NONE, openLexicons, type Patterns } from './model.ts';
import { letterGroups } from './ngrams.ts';
import { type Token, toTokens } from './normalise.ts';
import { featureCount, notionFeatures } from './notion-features.ts';
import { readHits } from './read.ts';

/** One labelled sentence. */
export type Sample = { readonly text: string; readonly language: string; readonly label: string };

type Prepared = { readonly tokens: readonly Token[]; readonly label: number };

/** Silence weighs more than any single entry: a false answer costs a reader's trust. */
const SILENCE_WEIGHT = 1.5;

const NOTION_TRAINING = { epochs: 8, rate: 0.15, decay: 1e-4 };
const LETTER_TRAINING = { epochs: 5, rate: 0.25, decay: 1e-5 };

/** The same numbers each time, so that one set of knowledge always gives one model. */
export function repeatableRandom(seed = 42): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

/** Every sentence of knowledge/: the phrases under their entries, the ordinary talk under `none`. */
export function samplesOf(knowledge: Knowledge): Sample[] {
  const samples: Sample[] = [];
  for (const [language, file] of knowledge.phrases) {
    for (const [label, texts] of Object.entries(file.phrases)) {
      for (const text of texts) samples.push({ text, language, label });
    }
  }
  for (const [language, file] of knowledge.silence) {
    for (const text of [...file.near, ...file.far]) samples.push({ text, language, label: NONE });
  }
  return samples;
}

function patternsOf(knowledge: Knowledge, language: string, notions: ReadonlyMap<string, number>): Patterns {
  const file = knowledge.lexicon.get(language);
  const sections = [file?.notions ?? {}, file?.romanised ?? {}];
  return sections.flatMap((section) =>
    Object.entries(section).flatMap(([name, patterns]) => {
      const notion = notions.get(name);
      return notion === undefined
        ? []
        : patterns.map((pattern): readonly [number, string] => [notion, pattern]);
    }),
  );
}

function toExample(prepared: Prepared, features: Int32Array, silence: number): Example {
  return { features, label: prepared.label, weight: prepared.label === silence ? SILENCE_WEIGHT : 1 };
}

/**
 * Trains the whole model on `samples` with the lexicons of `knowledge`. Takes seconds; see `model-cache.ts`.
 * `languageSamples` teach only what each language looks like; `rounds` scales how often each sample is learnt.
 */
export function trainModel(
  knowledge: Knowledge,
  samples: readonly Sample[] = samplesOf(knowledge),
  languageSamples: readonly Sample[] = samples,
  rounds = 1,
): Model {
  const random = repeatableRandom();
  const notions = [...knowledge.notions.keys()];
  const numbers = new Map(notions.map((name, index) => [name, index]));
  const languages = [...knowledge.lexicon.keys()].sort();
  const classes = [...new Set(samples.map((sample) => sample.label)), NONE].sort();
  const unique = [...new Set(classes)];
  const prepared = samples.map(({ text, label }) => ({
    tokens: toTokens(text).tokens,
    label: unique.indexOf(label),
  }));
  const language = learnLanguages(
    languages,
    languageSamples.flatMap((sample) => {
      const number = languages.indexOf(sample.language);
      return number < 0 ? [] : [{ language: number, tokens: toTokens(sample.text).tokens }];
    }),
  );
  const patterns = languages.map((tag) => patternsOf(knowledge, tag, numbers));
  const lexicons = openLexicons(languages, patterns);
  const silence = unique.indexOf(NONE);
  const byNotion = prepared.map((sample) => {
    const hits = readHits(language, lexicons, sample.tokens);
    return toExample(sample, notionFeatures(hits, sample.tokens, notions.length), silence);
  });
  const byLetters = prepared.map((sample) =>
    toExample(sample, Int32Array.from(new Set(letterBuckets(letterGroups(sample.tokens)))), silence),
  );
  const learn = (examples: readonly Example[], features: number, options: Omit<FitOptions, 'random'>) =>
    fitWeights(examples, features, unique.length, {
      ...options,
      epochs: Math.max(1, Math.round(options.epochs * rounds)),
      random,
    });
  return {
    classes: unique,
    notions,
    language,
    patterns,
    byNotion: learn(byNotion, featureCount(notions.length), NOTION_TRAINING),
    byLetters: learn(byLetters, LETTER_BUCKETS, LETTER_TRAINING),
  };
}
