import type { Paste } from '../intake/types.ts';

/** `"message":` and its like: names of fields, not words of the error. */
const FIELD_NAME = /["'][\w.-]+["']\s*[:=]|\b\w+=(?=["'{[])/g;

/**
 * The text that the wording is read from: of a Graph error its own sentences, for the names of its fields ("message",
 * "code") would be taken for words; otherwise the paste, without such names.
 */
export function errorText(paste: Paste): string {
  const sentences = paste.errors.flatMap(({ userTitle, userMessage, details, message }) =>
    [userTitle, userMessage, details, message].filter((part) => part !== undefined && part !== ''),
  );
  return sentences.length > 0 ? sentences.join('\n') : paste.text.replace(FIELD_NAME, ' ');
}
