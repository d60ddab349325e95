import { COMMON_LEXICON, type Knowledge, type LexiconFile } from '../schema.ts';
import type { LintFault } from './types.ts';

/**
 * Every lexicon, together with the common one, says every notion of notions.yml, nothing else, in patterns that are
 * well formed.
 */
export function lintLexicons({ lexicon, notions }: Knowledge): LintFault[] {
  const common = lexicon.get(COMMON_LEXICON)?.notions ?? {};
  return [...lexicon.values()].flatMap((file) => [
    ...(file.language === COMMON_LEXICON ? [] : missingNotions(file, notions, common)),
    ...lintSection(file, 'notions', notions),
    ...lintSection(file, 'romanised', notions),
  ]);
}

function missingNotions(
  { language, notions: said }: LexiconFile,
  notions: ReadonlyMap<string, string>,
  common: LexiconFile['notions'],
): LintFault[] {
  return [...notions.keys()]
    .filter((notion) => !said[notion]?.length && !common[notion]?.length)
    .map((notion) => ({
      rule: 'missing-notion',
      file: `lexicon/${language}.yml`,
      path: ['notions', notion],
      reason: `no pattern for the notion "${notion}"`,
    }));
}

function lintSection(
  file: LexiconFile,
  section: 'notions' | 'romanised',
  notions: ReadonlyMap<string, string>,
): LintFault[] {
  const faults: LintFault[] = [];
  const at = { file: `lexicon/${file.language}.yml` };
  for (const [notion, patterns] of Object.entries(file[section] ?? {})) {
    const path = [section, notion];
    if (!notions.has(notion)) {
      faults.push({
        rule: 'unknown-notion',
        ...at,
        path,
        reason: `there is no notion "${notion}" in notions.yml`,
      });
    }
    for (const [i, pattern] of patterns.entries()) {
      const fault =
        patterns.indexOf(pattern) < i ? 'stands here twice' : findPatternFault(pattern, file.language);
      if (fault)
        faults.push({ rule: 'bad-pattern', ...at, path: [...path, i], reason: `"${pattern}" ${fault}` });
    }
  }
  return faults;
}

/** Languages written without spaces, where a pattern may stand anywhere. */
const unspaced = /^(zh|ja|th)(-|$)/;

/** What is wrong with the form of a pattern; see "The lexicon" in knowledge/README.md. */
function findPatternFault(pattern: string, language: string): string | undefined {
  const words = pattern.split(' ');
  if (words.includes('')) return 'has a space too many, or is empty';
  if (words[0] === '..' || words.at(-1) === '..') return 'has nothing on one side of ".."';
  if (words.some((word, i) => word === '..' && words[i + 1] === '..')) return 'has ".." twice in a row';
  if (words.some((word) => /^[=~]?$/.test(word))) return 'has "=" or "~" without a word behind it';
  if (words.some((word) => /^.+[=~]/.test(word))) return 'has "=" or "~" inside a word';
  if (!unspaced.test(language) && /^~?\p{Script=Latin}{1,2}$/u.test(pattern))
    return 'is too short to be a stem; write "=" before it';
  return undefined;
}
