import { type Token, toTokens } from '../text/normalise.ts';

/** Shorter quotes occur in any text: letters and digits, and signs of a script without spaces. */
const LEAST_LETTERS = 4;
const LEAST_SIGNS = 2;

type Place = { readonly token: Token; readonly offset: number };

/** Every folded letter of the tokens with its place. */
function placesOf(tokens: readonly Token[]): Place[] {
  return tokens.flatMap((token) =>
    Array.from({ length: token.text.length }, (_, offset) => ({ token, offset })),
  );
}

const isWord = ({ text }: Token) => text !== '?';

function isTelling(tokens: readonly Token[]): boolean {
  const length = tokens.reduce((sum, { text }) => sum + text.length, 0);
  return length >= (tokens.some(({ dense }) => dense) ? LEAST_SIGNS : LEAST_LETTERS);
}

const opensWord = ({ token, offset }: Place) => offset === 0 || token.dense;
const closesWord = ({ token, offset }: Place) => offset === token.text.length - 1 || token.dense;

/** Where the letter stands in the text; of a word that folding made shorter or longer only its ends are known. */
function positionOf({ token, offset }: Place, end: boolean): number {
  const isExact = token.end - token.start === token.text.length;
  if (!isExact) return end ? token.end : token.start;
  return token.start + offset + (end ? 1 : 0);
}

/**
 * The words of `text` that `quote` repeats, as they stand in `text`; null where it says something else. Case, accents,
 * punctuation and spacing do not count; only whole words match.
 */
export function findQuote(text: string, quote: string): string | null {
  const wanted = toTokens(quote).tokens.filter(isWord);
  if (!isTelling(wanted)) return null;
  const { text: composed, tokens } = toTokens(text);
  const places = placesOf(tokens.filter(isWord));
  const letters = places.map(({ token, offset }) => token.text[offset]).join('');
  const needle = wanted.map((token) => token.text).join('');
  for (let at = letters.indexOf(needle); at >= 0; at = letters.indexOf(needle, at + 1)) {
    const first = places[at];
    const last = places[at + needle.length - 1];
    if (first === undefined || last === undefined) return null;
    if (opensWord(first) && closesWord(last)) {
      return composed.slice(positionOf(first, false), positionOf(last, true));
    }
  }
  return null;
}
