import { keepEnds, MAX_TEXT } from './bounds.ts';
import { dropRepeats } from './redact.ts';
import type { Paste } from './types.ts';

/** Of several that are the same, the first. */
function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}

/** What was said in several parts, such as a message and the pictures under it, as one. Pure. */
export function joinPastes(parts: readonly Paste[]): Paste {
  const text = parts
    .map((part) => part.text)
    .filter((each) => each.trim() !== '')
    .join('\n\n');
  return {
    text: keepEnds(text, MAX_TEXT),
    errors: parts.flatMap(({ errors }) => errors),
    codes: parts.flatMap(({ codes }) => codes),
    phones: unique(
      parts.flatMap(({ phones }) => phones),
      ({ e164 }) => e164,
    ),
    ids: unique(
      parts.flatMap(({ ids }) => ids),
      ({ id }) => id,
    ),
    traceIds: [...new Set(parts.flatMap(({ traceIds }) => traceIds))],
    secrets: dropRepeats(parts.flatMap(({ secrets }) => secrets)),
    truncated: text.length > MAX_TEXT || parts.some(({ truncated }) => truncated),
  };
}
