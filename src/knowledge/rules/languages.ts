import { COMMON_LEXICON, type Knowledge } from '../schema.ts';
import type { LintFault } from './types.ts';

const kinds = ['phrases', 'silence', 'lexicon', 'replies'] as const;

/** A language that has one kind of file needs them all. */
export function lintLanguages(knowledge: Knowledge): LintFault[] {
  const languages = new Set(kinds.flatMap((kind) => [...knowledge[kind].keys()]));
  languages.delete(COMMON_LEXICON);
  return [...languages].sort().flatMap((language) => {
    const present = kinds.filter((kind) => knowledge[kind].has(language));
    return kinds
      .filter((kind) => !present.includes(kind))
      .map(
        (kind): LintFault => ({
          rule: 'missing-language',
          file: `${kind}/${language}.yml`,
          path: [],
          reason: `is missing, while ${present.map((other) => `${other}/${language}.yml`).join(', ')} exists`,
        }),
      );
  });
}
