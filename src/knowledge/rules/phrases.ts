import type { Knowledge, PhraseFile, SilenceFile } from '../schema.ts';
import type { LintFault } from './types.ts';

/** Where a wording was seen first. */
type Seen = { readonly language: string; readonly entry: string };

/** Phrases lead to entries that exist, every entry has some, and no wording stands in two places. */
export function lintPhrases(knowledge: Knowledge): LintFault[] {
  const faults: LintFault[] = [];
  const seen = new Map<string, Seen>();
  for (const file of knowledge.phrases.values()) {
    faults.push(...coverage(file, knowledge), ...repeated(file, seen));
  }
  for (const file of knowledge.silence.values()) faults.push(...silenced(file, seen));
  return faults;
}

function coverage({ language, phrases }: PhraseFile, { entries }: Knowledge): LintFault[] {
  const file = `phrases/${language}.yml`;
  const unknown = Object.keys(phrases)
    .filter((id) => !entries.has(id))
    .map(
      (id): LintFault => ({
        rule: 'unknown-entry',
        file,
        path: ['phrases', id],
        reason: `there is no entry "${id}"`,
      }),
    );
  const missing = [...entries.keys()]
    .filter((id) => !(id in phrases))
    .map(
      (id): LintFault => ({
        rule: 'missing-phrases',
        file,
        path: ['phrases'],
        reason: `no phrase for "${id}"`,
      }),
    );
  return [...unknown, ...missing];
}

/** The same wording twice in one language, or for different entries in any two. Near languages may share one. */
function repeated({ language, phrases }: PhraseFile, seen: Map<string, Seen>): LintFault[] {
  const faults: LintFault[] = [];
  for (const [entry, texts] of Object.entries(phrases)) {
    for (const [i, text] of texts.entries()) {
      const before = seen.get(simplify(text));
      if (!before) seen.set(simplify(text), { language, entry });
      else if (before.language === language || before.entry !== entry) {
        const reason = `"${text}" already stands in phrases/${before.language}.yml for "${before.entry}"`;
        faults.push({
          rule: 'duplicate-phrase',
          file: `phrases/${language}.yml`,
          path: ['phrases', entry, i],
          reason,
        });
      }
    }
  }
  return faults;
}

function silenced({ language, near, far }: SilenceFile, phrases: ReadonlyMap<string, Seen>): LintFault[] {
  const faults: LintFault[] = [];
  const own = new Set<string>();
  const file = `silence/${language}.yml`;
  for (const [kind, texts] of Object.entries({ near, far })) {
    for (const [i, text] of texts.entries()) {
      const wording = simplify(text);
      const phrase = phrases.get(wording);
      const path = [kind, i];
      if (phrase) {
        const reason = `"${text}" is also a phrase for "${phrase.entry}" in phrases/${phrase.language}.yml`;
        faults.push({ rule: 'silence-equals-phrase', file, path, reason });
      }
      if (own.has(wording))
        faults.push({ rule: 'duplicate-phrase', file, path, reason: `"${text}" stands here twice` });
      own.add(wording);
    }
  }
  return faults;
}

/** Two wordings that differ only in case, punctuation or spaces count as one. */
function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
