/** Format controls (bidi, zero-width), control characters but for newlines, and what is no character at all. */
const CONTROLS = /[\p{Cf}\ufffe\uffff]|(?!\n)\p{Cc}/gu;

/** Without broken surrogates and invisible characters. */
export function stripControls(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '');
}

/** The same, but for the two joiners without which Persian and some scripts of India are misspelt. */
export function stripControlsOfText(text: string): string {
  return text.toWellFormed().replace(CONTROLS, (sign) => (/[\u200c\u200d]/.test(sign) ? sign : ''));
}

/**
 * At most `max` units, ending in "…" if something was cut; never inside a code point, an entity (`&amp;`) or a
 * `<…>` span.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  if (isLowSurrogate(text.charCodeAt(end))) end -= 1;
  const span = text.lastIndexOf('<', end - 1);
  if (span > text.lastIndexOf('>', end - 1)) end = span;
  const entity = text.lastIndexOf('&', end - 1);
  if (entity >= 0 && entity > end - 6 && /^&(?:amp|lt|gt);/.test(text.slice(entity))) {
    if (text.indexOf(';', entity) >= end) end = entity;
  }
  return `${text.slice(0, Math.max(end, 0)).trimEnd()}…`;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
