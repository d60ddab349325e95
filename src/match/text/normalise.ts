/**
 * Text as the matcher sees it: one form for all the ways people write the same word.
 *
 * Folded away: case, compatibility and full-width forms, Latin, Greek and Cyrillic diacritics, Arabic and Hebrew
 * points, tatweel, the spelling variants of alef, yeh, kaf and heh, Hebrew finals, native digits, zero-width
 * characters, and the long/short i and u of the Indic scripts, which people mix up most.
 */

export type Token = {
  /** Folded letters and digits. */
  readonly text: string;
  /** Offsets into the text given (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  /** Written without spaces between words (Chinese, Japanese, Thai …): words may begin anywhere inside. */
  readonly dense: boolean;
  /** A sentence, line or quotation begins here. */
  readonly opens: boolean;
};

/** Each letter of `from` is folded to the one at its place in `to`. */
function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((letter, index) => [letter, targets[index] ?? '']);
}

/** Letters that decomposition leaves alone but that people write in more than one way. */
const SPECIAL = new Map<string, string>([
  ...pairs('\u00f8\u0142\u0111\u00f0\u0131\u0259\u014b\u03c2', 'olddien\u03c3'),
  ['\u00fe', 'th'],
  ['\u00df', 'ss'],
  ['\u00e6', 'ae'],
  ['\u0153', 'oe'],
  // Arabic: yeh, heh and kaf variants, alef wasla; hamza alone is often left out.
  ...pairs('\u0649\u06cc\u06d0\u06d2', '\u064a\u064a\u064a\u064a'),
  ...pairs('\u0629\u06c1\u06be\u06c3\u06d5', '\u0647\u0647\u0647\u0647\u0647'),
  ...pairs('\u06a9\u06aa\u0671', '\u0643\u0643\u0627'),
  ['\u0621', ''],
  // Hebrew finals, geresh, gershayim.
  ...pairs('\u05da\u05dd\u05df\u05e3\u05e5', '\u05db\u05de\u05e0\u05e4\u05e6'),
  ['\u05f3', ''],
  ['\u05f4', ''],
  // Indic: candrabindu as anusvara; long i and u as short (Bengali, Devanagari, Tamil, Telugu, Malayalam).
  ['\u0901', '\u0902'],
  ...pairs('\u09c0\u09c2\u0940\u0942', '\u09bf\u09c1\u093f\u0941'),
  // Malayalam chillus are also typed as a consonant with a virama.
  ['\u0d7a', '\u0d23\u0d4d'],
  ['\u0d7b', '\u0d28\u0d4d'],
  ['\u0d7c', '\u0d30\u0d4d'],
  ['\u0d7d', '\u0d32\u0d4d'],
  ['\u0d7e', '\u0d33\u0d4d'],
  ['\u0d7f', '\u0d15\u0d4d'],
  ...pairs('\u0bc0\u0bc2\u0c40\u0c42\u0d40\u0d42', '\u0bbf\u0bc1\u0c3f\u0c41\u0d3f\u0d41'),
]);

/** Marks that carry no meaning of their own: combining diacritics, points, harakat, tatweel, nukta, joiners. */
const DROPPED =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u093c\u09bc\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g;

const WORD = /[\p{L}\p{N}\p{M}]/u;
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const OPENS = /[.!?。！？…\n\r"“”„«»「」『』‹›:;：；|•¿¡।؟]/u;
/** A question mark is kept as a word of its own: who asks how, seldom reports that something failed. */
const QUESTION = /[?？؟]/;
const APOSTROPHE = /['’‘ʼʻ`´]/u;

const KIND = { gap: 0, word: 1, dense: 2, apostrophe: 3, dropped: 4 } as const;

/** What one UTF-16 unit folds to, and what kind it is; filled as characters are met. */
const folded: (string | undefined)[] = [];
const kinds = new Uint8Array(0x10000).fill(255);

function foldCharacter(character: string): string {
  const base = character
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(DROPPED, '')
    .normalize('NFC');
  let out = '';
  for (const c of base) out += SPECIAL.get(c) ?? foldDigit(c);
  return out;
}

function foldDigit(c: string): string {
  if (c < '\u0080' || !/\p{Nd}/u.test(c)) return c;
  // Every script's ten digits stand together; the zero is the one whose predecessor is no digit of the block.
  let code = c.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}

function learn(code: number): number {
  const character = String.fromCharCode(code);
  folded[code] = WORD.test(character) || APOSTROPHE.test(character) ? foldCharacter(character) : '';
  let kind: number = KIND.gap;
  if (APOSTROPHE.test(character)) kind = KIND.apostrophe;
  else if (DENSE.test(character)) kind = KIND.dense;
  else if (WORD.test(character)) kind = KIND.word;
  else if (new RegExp(DROPPED.source).test(character)) kind = KIND.dropped;
  kinds[code] = kind;
  return kind;
}

const ENGLISH_ENDING = /^(?:t|s|re|ll|ve|m|d)(?![\p{L}\p{N}])/u;

/** "isn't" and "пов'язано" are one word, "l'account" is two. */
function joins(text: string, at: number, before: string): boolean {
  const next = text[at + 1] ?? '';
  if (before === '' || !WORD.test(next)) return false;
  if (next > '\u036f') return true;
  if (ENGLISH_ENDING.test(text.slice(at + 1, at + 4).toLowerCase())) return true;
  return /[og]$/.test(before);
}

/**
 * Splits `text` into folded tokens. `text` should be NFC (see `toTokens`); offsets point into it.
 */
function split(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  let start = 0;
  let dense = false;
  let opens = true;
  const close = (end: number): void => {
    if (word !== '') {
      tokens.push({ text: word, start, end, dense, opens });
      opens = false;
    }
    word = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let kind = kinds[code] as number;
    if (kind === 255) kind = learn(code);
    if (kind === KIND.dropped) continue;
    if (kind === KIND.apostrophe) {
      if (!joins(text, at, word)) close(at);
      continue;
    }
    if (kind === KIND.gap) {
      close(at);
      const sign = text[at] as string;
      if (QUESTION.test(sign)) tokens.push({ text: '?', start: at, end: at + 1, dense: false, opens: false });
      if (OPENS.test(sign)) opens = true;
      continue;
    }
    const isDense = kind === KIND.dense;
    if (word !== '' && isDense !== dense) close(at);
    if (word === '') {
      start = at;
      dense = isDense;
    }
    word += folded[code] as string;
  }
  close(text.length);
  return tokens;
}

/** The text begins in a script that is written without spaces. */
export function isDense(text: string): boolean {
  return DENSE.test(text[0] ?? '');
}

/** Folds and splits any text. Offsets point into `text.normalize('NFC')`, which is `text` for nearly all input. */
export function toTokens(text: string): { readonly text: string; readonly tokens: readonly Token[] } {
  const composed = text.normalize('NFC');
  return { text: composed, tokens: split(composed) };
}

/** The folded words with single spaces: equal for texts that differ in spelling habits only. */
export function foldText(text: string): string {
  return toTokens(text)
    .tokens.map((token) => token.text)
    .join(' ');
}
