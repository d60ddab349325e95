import { lintCodes } from './rules/codes.ts';
import { lintEntries } from './rules/entries.ts';
import { lintLabels } from './rules/labels.ts';
import { lintLanguages } from './rules/languages.ts';
import { lintLexicons } from './rules/lexicons.ts';
import { lintPhrases } from './rules/phrases.ts';
import { lintReplies } from './rules/replies.ts';
import type { LintFault } from './rules/types.ts';
import type { Knowledge } from './schema.ts';

/**
 * Checks the knowledge as a whole, beyond what each file's schema can see. Reads every language.
 * `today` is a date as YYYY-MM-DD; sources that were read more than a year before it are stale.
 */
export function lintKnowledge(knowledge: Knowledge, today: string): LintFault[] {
  return [
    ...lintEntries(knowledge, today),
    ...lintCodes(knowledge),
    ...lintPhrases(knowledge),
    ...lintLexicons(knowledge),
    ...lintReplies(knowledge),
    ...lintLabels(knowledge),
    ...lintLanguages(knowledge),
  ];
}
