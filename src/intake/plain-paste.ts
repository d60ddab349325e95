import { readPaste } from './paste.ts';
import type { Paste } from './types.ts';

/** Reads a text that is not in Slack's encoding, such as that of a file or a picture: what looks like markup is none. */
export function readPlainPaste(text: string): Paste {
  return readPaste(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}
