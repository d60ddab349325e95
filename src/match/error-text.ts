import type { Paste } from '../intake/types.ts';

/** `"message":` and its like: names of fields, not words of the error. */
const FIELD_NAME = /["'][\w.-]+["']\s*[:=]|\b\w+=(?=["'{[])/g;

/** What stands where a secret was: our words, not the writer's. */
const MASK = /‹[^›]{1,60} removed›/g;

/**
 * The text that the wording is read from: of a Graph error its own sentences, for the names of its fields ("message",
 * "code") would be taken for words; otherwise the paste, without such names.
 */
export function errorText(paste: Paste): string {
  const sentences = paste.errors.flatMap(({ userTitle, userMessage, details, message }) =>
    [userTitle, userMessage, details, message].filter((part) => part !== undefined && part !== ''),
  );
  const text = sentences.length > 0 ? sentences.join('\n') : paste.text.replace(FIELD_NAME, ' ');
  return text.replace(MASK, ' ');
}

/**
 * The sentences that tell errors with one code apart. Meta's title is the same for all of them ("Cannot Create
 * Certificate"), so it and the message are left out where there is something else to go by.
 */
export function decidingText(paste: Paste): string {
  const told = paste.errors.flatMap(({ userMessage, details }) =>
    [userMessage, details].filter((part) => part !== undefined && part !== ''),
  );
  return told.length > 0 ? told.join('\n').replace(MASK, ' ') : errorText(paste);
}
