import type { Knowledge } from '../knowledge/schema.ts';
import { foldText } from '../match/text/normalise.ts';

/** The words of a language that name nobody. Words are folded. */
export type Vocabulary = {
  /** Safe however it is written. */
  has(word: string): boolean;
};

const ENGLISH = 'en';
/** A word that the wordings of so many errors share is no name, even if it is always capitalised, as German nouns are. */
const ERRORS_THAT_SHARE = 3;

/** Names of products, and what errors speak of; they are always capitalised. */
const PRODUCTS =
  'whatsapp waba wa meta facebook fb instagram messenger slack business manager suite cloud api graph platform ' +
  'embedded signup webhook webhooks sms otp pin bsp id url http https json oauth token app android iphone ios crm ui';

const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a text as a dictionary of its language cuts them, for scripts without spaces too. */
export function cutWords(text: string, language: string): Intl.SegmentData[] {
  const known = segmenters.get(language);
  const segmenter = known ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return [...segmenter.segment(text)];
}

/** Whether a word is written with a capital, in a script that has them. */
export function isCapitalised(word: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(word);
}

/** Word → the errors whose wordings hold it, and whether it was ever written small. */
type Seen = Map<string, { readonly errors: Set<string>; small: boolean }>;

function see(seen: Seen, text: string, language: string, error: string): void {
  for (const { segment, isWordLike } of cutWords(text, language)) {
    if (isWordLike !== true) continue;
    const word = foldText(segment);
    const known = seen.get(word) ?? { errors: new Set(), small: false };
    known.errors.add(error);
    if (!isCapitalised(segment)) known.small = true;
    seen.set(word, known);
  }
}

function seeLanguage({ phrases, silence }: Knowledge, language: string): Seen {
  const seen: Seen = new Map();
  for (const [error, texts] of Object.entries(phrases.get(language)?.phrases ?? {})) {
    for (const text of texts) see(seen, text, language, error);
  }
  for (const text of silence.get(language)?.near ?? []) see(seen, text, language, 'talk');
  return seen;
}

/** Reading a language takes some 50 ms. */
const opened = new WeakMap<Knowledge, Map<string, Vocabulary>>();

/** The words of a language's wordings, and the names of products. */
export function openVocabulary(knowledge: Knowledge, language: string): Vocabulary {
  const known = opened.get(knowledge) ?? new Map<string, Vocabulary>();
  opened.set(knowledge, known);
  const vocabulary = known.get(language) ?? buildVocabulary(knowledge, language);
  known.set(language, vocabulary);
  return vocabulary;
}

function buildVocabulary(knowledge: Knowledge, language: string): Vocabulary {
  const safe = new Set(PRODUCTS.split(' '));
  const languages = language === ENGLISH ? [ENGLISH] : [language, ENGLISH];
  for (const each of languages) {
    for (const [word, { errors, small }] of seeLanguage(knowledge, each)) {
      if (small || errors.size >= ERRORS_THAT_SHARE) safe.add(word);
    }
  }
  return { has: (word) => safe.has(foldText(word)) };
}
