const ENCODED_JSON = /%(?:25){0,2}(?:7B|22)/i;
const MAX_LAYERS = 3;

/**
 * Decodes words that are URL-encoded JSON (`%7B%22error%22…`), also when encoded twice or three times.
 * Other percent signs stay: a URL that only holds `%20` is left as it was pasted.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%') || !ENCODED_JSON.test(text)) return text;
  return text.replace(/\S+/g, (word) => (ENCODED_JSON.test(word) ? decodeWord(word) : word));
}

function decodeWord(word: string): string {
  // In form encoding a space is "+"; a plus that was typed is %2B, so this goes first.
  let out = word.replace(/(?<=[\p{L}.,;:!?)])\+(?=[\p{L}(])/gu, ' ');
  for (let layer = 0; layer < MAX_LAYERS && ENCODED_JSON.test(out); layer++) {
    out = out.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun);
  }
  return out;
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    // Not UTF-8 as a whole, cut off perhaps: the ASCII in it is still sure.
    return run.replace(/%[2-7][0-9A-Fa-f]/g, decodeURIComponent);
  }
}

const UNICODE_ESCAPE = /(?:\\+u[0-9a-fA-F]{4})+/g;

/** Writes `\\u00e9` as é, so that wording inside an unparsed payload reads as words. ASCII stays escaped: it may be a quote. */
export function decodeUnicode(text: string): string {
  if (!text.includes('\\u')) return text;
  return text.replace(UNICODE_ESCAPE, (run) =>
    run.replace(/\\+u([0-9a-fA-F]{4})/g, (whole, hex: string) => {
      const unit = Number.parseInt(hex, 16);
      return unit < 0x80 ? whole : String.fromCharCode(unit);
    }),
  );
}
