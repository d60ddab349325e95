import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, formatFault, KnowledgeError } from './fault.ts';
import { findLine } from './find-line.ts';
import { lintKnowledge } from './lint.ts';
import { requireLanguages } from './load.ts';
import type { LintFault } from './rules/types.ts';
import type { Knowledge } from './schema.ts';
import { showAll, showOne } from './show.ts';

/** What a command prints; `ok` is false where something has to be mended or was not found. */
export type KnowledgeReport = { readonly lines: readonly string[]; readonly ok: boolean };

/** `root` is the knowledge folder; `today` a date as YYYY-MM-DD. */
export type KnowledgePlace = { readonly root: string; readonly today: string };

const usage = [
  'knowledge lint            check the whole set',
  'knowledge list            every entry with its codes',
  'knowledge show <id|code>  one entry in full, or the entries behind a code',
];

/** `desk knowledge …`: `words` are what follows, such as `['show', 'number-linked']`. */
export function knowledgeLines(
  knowledge: Knowledge,
  words: readonly string[],
  place: KnowledgePlace,
): KnowledgeReport {
  const [command, subject] = words;
  if (command === 'lint') return reportLint(knowledge, place);
  if (command === 'list') return { lines: showAll(knowledge), ok: true };
  if (command !== 'show' || subject === undefined) return { lines: usage, ok: false };
  const lines = showOne(knowledge, subject);
  return lines ? { lines, ok: true } : { lines: [`No entry and no code is called "${subject}".`], ok: false };
}

function reportLint(knowledge: Knowledge, { root, today }: KnowledgePlace): KnowledgeReport {
  const faults = collect(knowledge, root, today);
  const sizes = `${knowledge.entries.size} entries, ${knowledge.procedures.size} procedures, ${knowledge.phrases.size} languages`;
  if (faults.length === 0) return { lines: [`The knowledge is in order: ${sizes}.`], ok: true };
  return { lines: [...faults.map(formatFault), `${faults.length} to mend (${sizes}).`], ok: false };
}

/** Faults inside files come first: while there are any, the set cannot be judged. */
function collect(knowledge: Knowledge, root: string, today: string): readonly Fault[] {
  try {
    requireLanguages(knowledge);
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults;
    throw error;
  }
  return addLines(root, lintKnowledge(knowledge, today));
}

function addLines(root: string, faults: readonly LintFault[]): Fault[] {
  const texts = new Map<string, string>();
  return faults.map(({ file, path, reason }) => {
    if (path.length === 0) return { file, reason };
    const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
    texts.set(file, text);
    return { file, line: findLine(text, path), reason };
  });
}
