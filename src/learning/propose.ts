import type { Knowledge } from '../knowledge/schema.ts';
import { toTokens } from '../match/text/normalise.ts';
import { scrubText } from './scrub.ts';
import { openVocabulary } from './vocabulary.ts';

/** A wording worth learning. */
export type Proposal = { readonly text: string; readonly language: string | null };

/** Longer wordings hold more than the error. */
const MAX_LENGTH = 220;
/** Two words of some length, or four letters of a script without spaces. */
const LEAST_WORDS = 2;
const LEAST_LETTERS = 12;
const LEAST_DENSE = 4;

/** Sentences and lines of a text. */
function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?。！？؟।])\s+|\n+/u).filter((part) => part.trim() !== '');
}

/** Of a passage the sentence that says the most about the error; `tells` gives each a weight. */
function tellingSentence(passage: string, tells: (sentence: string) => number): string {
  const sentences = splitSentences(passage);
  if (passage.length <= MAX_LENGTH && sentences.length <= 2) return passage;
  const weighed = sentences.map((sentence) => ({ sentence, weight: tells(sentence) }));
  const best = weighed.toSorted((a, b) => b.weight - a.weight)[0];
  return best?.sentence ?? passage;
}

function isEnough(text: string): boolean {
  const { tokens } = toTokens(text);
  const dense = tokens.filter((token) => token.dense).reduce((sum, token) => sum + token.text.length, 0);
  const words = tokens.filter((token) => token.text.length > 1);
  const letters = words.reduce((sum, token) => sum + token.text.length, 0);
  return dense >= LEAST_DENSE || (words.length >= LEAST_WORDS && letters >= LEAST_LETTERS);
}

export type Passage = {
  /** Redacted. */
  readonly sentence: string;
  readonly language: string | null;
  /** How much a sentence says about the error, where there are several. Default: the longest. */
  readonly tells?: (sentence: string) => number;
};

/**
 * Makes a phrase of what a person pasted: the telling sentence without anything personal. Null where too little is
 * left to be recognised by. Pure.
 */
export function makeProposal(
  { sentence, language, tells = (text) => text.length }: Passage,
  knowledge: Knowledge,
): Proposal | null {
  const vocabulary = openVocabulary(knowledge, language ?? 'en');
  const telling = tellingSentence(sentence, tells);
  const text = scrubText(telling, language, vocabulary);
  if (text.length > MAX_LENGTH || !isEnough(text)) return null;
  return { text, language };
}
