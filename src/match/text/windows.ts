import type { Token } from './normalise.ts';

/** Beyond these a paste is a dump, and its first and last lines tell what there is to tell. */
const MOST_SENTENCES = 24;
const MOST_TOKENS = 60;

function ends<T>(items: readonly T[], most: number): readonly T[] {
  return items.length <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)];
}

/** The sentences, lines and quotations of a text. A sentence without end is cut. */
export function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const last = sentences.at(-1);
    if (last === undefined || token.opens || last.length >= MOST_TOKENS) sentences.push([token]);
    else last.push(token);
  }
  return ends(sentences, MOST_SENTENCES);
}

type Sized = { readonly tokens: readonly Token[] };

/** One word alone tells nothing, unless it is a long one or stands in a script without spaces. */
function tells(sentence: Sized): boolean {
  const [first, second] = sentence.tokens;
  return second !== undefined || (first?.text.length ?? 0) >= 6;
}

/**
 * Each sentence and each pair of neighbours, so that greetings, log prefixes and an English frame around a foreign
 * sentence do not hide the error. Empty for a single sentence: the whole says it.
 */
export function windowsOf<T extends Sized>(sentences: readonly T[]): T[][] {
  if (sentences.length < 2) return [];
  const single = sentences.filter(tells).map((sentence) => [sentence]);
  if (sentences.length === 2) return single;
  const pairs = sentences.slice(1).flatMap((sentence, index) => {
    const before = sentences[index];
    return before === undefined ? [] : [[before, sentence]];
  });
  return [...single, ...pairs];
}
