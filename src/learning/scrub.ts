import { redactSecrets } from '../intake/redact.ts';
import { cutWords, isCapitalised, type Vocabulary } from './vocabulary.ts';

/** What is nobody's wording: masks of secrets, links, addresses, handles, and what is pasted between ids. */
const FOREIGN = [
  /‹[^›]*›/g,
  /(?:https?:\/\/|www\.)\S+/gi,
  // The part before the sign may hold nearly anything, and is 64 characters long at most.
  /\S{1,64}@[\p{L}\p{N}.-]+/gu,
  /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_.-]+/gu,
  /\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?/gi,
] as const;

/** Anything with a digit in it: numbers, ids, codes, and what hangs on them. */
const WITH_DIGIT = /[\p{L}\p{N}_+#.:/()-]*\p{N}[\p{L}\p{N}\p{M}_.:/%°-]*\)?/gu;
/** No word is so long, and no name of a field has a low line in it for people to say. */
const ID_LIKE = /[\p{L}\p{N}]+(?:_[\p{L}\p{N}_]*)+|(?<!\p{L})[A-Za-z0-9+/=-]{24,}/gu;

/** Scripts that have no capitals, so that names look like all other words. */
const UNCASED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Georgian}]/u;

/** Whether a word could name somebody: it is capitalised, or of a script without capitals, and no known word. */
function couldBeName(word: string, vocabulary: Vocabulary): boolean {
  if (!isCapitalised(word) && !UNCASED.test(word)) return false;
  return !vocabulary.has(word);
}

function dropNames(text: string, language: string, vocabulary: Vocabulary): string {
  return cutWords(text, language)
    .filter(({ segment, isWordLike }) => isWordLike !== true || !couldBeName(segment, vocabulary))
    .map(({ segment }) => segment)
    .join('');
}

/** Spaces and signs that stood around what was taken out. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([([{“"„«『「])\s*[)\]}”"“»』」]/g, ' ')
    .replace(/\s+(?=[,.;:!?。、，])/g, '')
    .replace(/([,;:.!?-])(?:\s*[,;:])+/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{P}\p{S}]+|[\s,;:\-–—([{“"„«‹'+=|/\\<>&]+$/gu, '')
    .trim();
}

/**
 * A text without numbers, ids, links, addresses, handles, secrets and names. Words that are capitalised, or of a script
 * without capitals, stay only if the wordings of the language know them. What it cannot know is a name written small.
 */
export function scrubText(text: string, language: string | null, vocabulary: Vocabulary): string {
  let out = redactSecrets(text.normalize('NFC')).text;
  for (const pattern of FOREIGN) out = out.replace(pattern, ' ');
  out = out.replace(ID_LIKE, ' ').replace(WITH_DIGIT, ' ');
  return tidy(dropNames(out, language ?? 'en', vocabulary));
}
