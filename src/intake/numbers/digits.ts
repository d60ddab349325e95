const NATIVE_DIGIT = /(?![0-9])\p{Nd}/gu;

/** The zeros of the decimal digits of other scripts: each starts ten consecutive code points. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0xff10,
];

const ANY_DIGIT = new RegExp(
  `[0-9${ZEROS.map((zero) => String.fromCharCode(zero, 0x2d, zero + 9)).join('')}]`,
);

/** A digit of a living script is in the text. Much cheaper than asking for `\p{Nd}`, and most texts have none. */
export function hasDigit(text: string): boolean {
  return ANY_DIGIT.test(text);
}

function digitValue(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => point >= start && point < start + 10);
  return zero === undefined ? char : String(point - zero);
}

/**
 * Writes ٠-٩, ०-९, 0-9 and the like as 0-9. Positions stay: one unit becomes one unit, and the digits of
 * historic scripts, which take two, are left alone.
 */
export function toAsciiDigits(text: string): string {
  return text.replace(NATIVE_DIGIT, digitValue);
}

/** Only the digits of a text, as 0-9; those of historic scripts count as 0. */
export function readDigits(text: string): string {
  return toAsciiDigits(text)
    .replace(NATIVE_DIGIT, '0')
    .replace(/[^0-9]/g, '');
}
