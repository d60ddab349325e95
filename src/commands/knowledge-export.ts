import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { phrasesSchema } from '../knowledge/schema.ts';
import { addPhrases } from '../learning/export.ts';
import { listPhrases, type Phrase } from '../store/phrases.ts';
import { openBotStore } from './open-learning.ts';

const isTag = (language: string) => phrasesSchema.shape.language.safeParse(language).success;

/** Writes beside the file first: a kill on the way leaves the old one. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function exportLanguage(folder: string, language: string, phrases: readonly Phrase[]): string {
  const file = join(folder, 'phrases', `${language}.yml`);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const { yaml, added } = addPhrases(before, language, phrases);
  if (added > 0) replaceFile(file, yaml);
  return `knowledge/phrases/${language}.yml: ${added} of ${phrases.length} accepted phrases are new to it`;
}

/** Writes the accepted phrases into the files of their languages; what was done, in lines. */
export function exportPhrases(folder: string, accepted: readonly Phrase[]): string[] {
  const known = accepted.filter(({ language }) => language !== null && isTag(language));
  const left = accepted.filter((phrase) => !known.includes(phrase));
  const byLanguage = Map.groupBy(
    known.toSorted((a, b) => a.id - b.id),
    ({ language }) => language ?? '',
  );
  const lines = [...byLanguage].map(([language, phrases]) => exportLanguage(folder, language, phrases));
  const without = left.map(
    ({ id }) => `phrase ${id} has no language: undo it, and accept it again with --language xx`,
  );
  return lines.length + without.length === 0 ? ['No phrase was accepted yet.'] : [...lines, ...without];
}

/** `desk knowledge export`. */
export async function runExport(folder: string): Promise<string[]> {
  await using store = openBotStore();
  return exportPhrases(folder, await listPhrases(store.db, ['accepted'], 100_000));
}
