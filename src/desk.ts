import { readPaste } from './intake/paste.ts';
import type { Paste } from './intake/types.ts';
import type { Matcher } from './match/ladder.ts';
import type { Diagnosis } from './match/types.ts';

export type Reading = { readonly paste: Paste; readonly diagnosis: Diagnosis };

/**
 * Reads one pasted text: intake, then match. Pure; Slack, the command line and the evaluation share it.
 * `text` is what the person pasted, still in Slack's encoding if it came from there.
 */
export function readText(matcher: Matcher, text: string): Reading {
  const paste = readPaste(text);
  return { paste, diagnosis: matcher.diagnose(paste) };
}
