const ESC = String.fromCharCode(27);
const ANSI = new RegExp(`${ESC}\\[[0-9;]*[A-Za-z]`, 'g');

/**
 * Invisible characters: format controls (bidi, zero-width, tags, soft hyphen), control characters other than
 * tab and newline, Hangul fillers and noncharacters.
 */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0\ufffe\uffff]|(?![\n\t])\p{Cc}/gu;

/** Spaces that are not a plain space: NBSP, thin and ideographic spaces. */
const ODD_SPACE = /(?! )\p{Zs}/gu;

/** Bold and outlined digits, which would hide a number from every later stage. */
const STYLED_DIGIT = /[\u{1d7ce}-\u{1d7ff}]/gu;
const plainDigit = (char: string) => String(((char.codePointAt(0) ?? 0) - 0x1d7ce) % 10);

/** Plain text all of whose characters may stay: most pastes need nothing done. */
const PLAIN = /^[\n\t\x20-\x7e]*$/;

/** Repairs broken surrogates, evens out line ends and spaces, and removes what cannot be seen. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .toWellFormed()
    .replace(ANSI, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(STYLED_DIGIT, plainDigit)
    .trim();
}
