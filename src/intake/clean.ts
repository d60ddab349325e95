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

/**
 * First and last of every range that holds a character to repair, surrogates included: a superset that is cheap
 * to test, because most pastes, whatever their script, need nothing done.
 */
const SUSPECT_RANGES = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x600, 0x605],
  [0x61c, 0x61c],
  [0x6dd, 0x6dd],
  [0x70f, 0x70f],
  [0x890, 0x891],
  [0x8e2, 0x8e2],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xffff],
] as const;
const hex = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`;
const SUSPECT = new RegExp(
  `[${SUSPECT_RANGES.map(([first, last]) => `${hex(first)}-${hex(last)}`).join('')}]`,
);

/** Repairs broken surrogates, evens out line ends and spaces, and removes what cannot be seen. */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text.trim();
  return text
    .toWellFormed()
    .replace(ANSI, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(STYLED_DIGIT, plainDigit)
    .trim();
}
