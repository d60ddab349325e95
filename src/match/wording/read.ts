import { setImmediate } from 'node:timers/promises';
import { findNotions, type Hit } from '../lexicon/lexicon.ts';
import { notionFeatures } from '../lexicon/notion-features.ts';
import { addRows, emptySums } from '../model/byte-matrix.ts';
import { addLanguageRows, guessLanguages, type LanguageModel, likeliest } from '../model/language.ts';
import { type Lexicons, letterBuckets, type Model, openLexicons } from '../model/model.ts';
import { addScores, softmax } from '../model/softmax.ts';
import { letterGroups } from '../text/ngrams.ts';
import type { Token } from '../text/normalise.ts';
import { sentencesOf, windowsOf } from '../text/windows.ts';

/** What the classifiers make of one window of a text. */
export type Reading = {
  /** Probability per class of the model. */
  readonly probabilities: Float64Array;
  readonly hits: readonly Hit[];
  /** Index into the model's languages. */
  readonly language: number;
  readonly tokens: readonly Token[];
  /** The window is the whole text. */
  readonly whole: boolean;
};

/** Shares of the two classifiers in the sum of scores. */
const NOTION_SHARE = 2;
const LETTER_SHARE = 0.7;

const MOST_LANGUAGES = 3;
const LEAST_PROBABLE = 0.1;
const latin = /^[a-z0-9]+$/;

/** One sentence with all that adds up when sentences are read together. */
type Sentence = {
  readonly tokens: readonly Token[];
  /** How many letter groups stand behind the sums. */
  readonly groups: number;
  readonly languageSums: Int32Array;
  readonly letterSums: Int32Array;
  /** Notions by language, found when first asked for. */
  readonly notions: Map<number, readonly Hit[]>;
};

function add(into: Int32Array, from: Int32Array): void {
  for (let i = 0; i < into.length; i += 1) into[i] = (into[i] as number) + (from[i] as number);
}

/**
 * Notions of one sentence: the lexicons of `languages`, and the English one for Latin words among another script and
 * for English frames around a foreign sentence.
 */
function notionsOf(
  sentence: Pick<Sentence, 'tokens' | 'notions'>,
  languages: readonly number[],
  lexicons: Lexicons,
): Hit[] {
  const read = (language: number, tokens: readonly Token[]): readonly Hit[] => {
    const known = sentence.notions.get(language);
    if (known !== undefined) return known;
    const hits = findNotions(lexicons.of(language), tokens);
    sentence.notions.set(language, hits);
    return hits;
  };
  const hits = languages.flatMap((language) => read(language, sentence.tokens));
  if (lexicons.english < 0 || languages.includes(lexicons.english)) return hits;
  const words = sentence.tokens.filter((token) => latin.test(token.text));
  if (words.length === 0 || words.length >= sentence.tokens.length * 0.7) return hits;
  return [...hits, ...findNotions(lexicons.of(lexicons.english), words)];
}

function measure(model: Model, tokens: readonly Token[]): Sentence {
  const groups = letterGroups(tokens);
  const languageSums = emptySums(model.language.rows);
  const letterSums = emptySums(model.byLetters.rows);
  addLanguageRows(model.language, groups, languageSums);
  addRows(model.byLetters.rows, letterBuckets(groups), letterSums);
  return { tokens, groups: groups.length, languageSums, letterSums, notions: new Map() };
}

/** The notions of a text read as one sentence: what training sees. */
export function readHits(model: LanguageModel, lexicons: Lexicons, tokens: readonly Token[]): Hit[] {
  const groups = letterGroups(tokens);
  const languageSums = emptySums(model.rows);
  addLanguageRows(model, groups, languageSums);
  const languages = likeliest(
    guessLanguages(model, languageSums, groups.length),
    MOST_LANGUAGES,
    LEAST_PROBABLE,
  );
  return notionsOf({ tokens, notions: new Map() }, languages, lexicons);
}

type Together = {
  /** How many letter groups stand behind the sums. */
  readonly groups: number;
  readonly languageSums: Int32Array;
  readonly letterSums: Int32Array;
};

function addUp(sentences: readonly Sentence[]): Together {
  const first = sentences[0];
  if (sentences.length === 1 && first !== undefined) return first;
  const languageSums = new Int32Array(first?.languageSums.length ?? 0);
  const letterSums = new Int32Array(first?.letterSums.length ?? 0);
  let groups = 0;
  for (const sentence of sentences) {
    add(languageSums, sentence.languageSums);
    add(letterSums, sentence.letterSums);
    groups += sentence.groups;
  }
  return { groups, languageSums, letterSums };
}

export type Reader = {
  read(tokens: readonly Token[]): readonly Reading[];
  /** Compiles the lexicons that no text has asked for yet, one at a time, so that other work goes on between. */
  prepare(): Promise<void>;
};

/** Opens a model for reading. `read` gives one reading a window, the whole text first. Pure. */
export function openReader(model: Model): Reader {
  const lexicons = openLexicons(model.language.languages, model.patterns);
  const readWindow = (sentences: readonly Sentence[], whole: boolean, main: number | null): Reading => {
    const together = addUp(sentences);
    const languages = likeliest(
      guessLanguages(model.language, together.languageSums, together.groups),
      MOST_LANGUAGES,
      LEAST_PROBABLE,
    );
    const language = languages[0] ?? 0;
    if (main !== null && !languages.includes(main)) languages.push(main);
    const hits = sentences.flatMap((sentence) => notionsOf(sentence, languages, lexicons));
    const tokens = sentences.flatMap((sentence) => sentence.tokens);
    const features = notionFeatures(hits, tokens, model.notions.length);
    const notionSums = emptySums(model.byNotion.rows);
    addRows(model.byNotion.rows, features, notionSums);
    const scores = new Float64Array(model.classes.length);
    addScores(model.byNotion, notionSums, features.length, NOTION_SHARE, scores);
    addScores(model.byLetters, together.letterSums, together.groups, LETTER_SHARE, scores);
    return { probabilities: softmax(scores), hits, language, tokens, whole };
  };
  return {
    async prepare() {
      for (const language of model.patterns.keys()) {
        lexicons.of(language);
        await setImmediate();
      }
    },
    read(tokens) {
      const sentences = sentencesOf(tokens).map((words) => measure(model, words));
      if (sentences.length === 0) return [];
      const whole = readWindow(sentences, true, null);
      return [whole, ...windowsOf(sentences).map((window) => readWindow(window, false, whole.language))];
    },
  };
}
