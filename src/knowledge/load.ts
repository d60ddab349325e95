import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type Fault, KnowledgeError } from './fault.ts';
import { type Folder, hashFiles, type KnowledgeFile, nameOf, readFiles, singleFiles } from './files.ts';
import { keep } from './keep.ts';
import { labelsSchema } from './label-schema.ts';
import { LazyMap } from './lazy-map.ts';
import { parseFile } from './parse-file.ts';
import {
  entrySchema,
  foreignCodesSchema,
  type Knowledge,
  lexiconSchema,
  notionsSchema,
  phrasesSchema,
  procedureSchema,
  repliesSchema,
  silenceSchema,
} from './schema.ts';

/** What is needed from the start. */
type Core = Pick<Knowledge, 'entries' | 'procedures' | 'notions' | 'foreignCodes'>;

const SCHEMAS = new URL('./schema.ts', import.meta.url);

/**
 * Reads the knowledge folder. Entries, procedures, notions and foreign codes are read and checked at once, or taken from
 * the folder `kept` where the same files were read before; the files of a language when they are first asked for, so
 * that a start from a cached index skips them.
 * @throws KnowledgeError naming file, line and reason of every fault
 */
export function loadKnowledge(root: string, kept: string | null = null): Knowledge {
  const files = readFiles(root);
  const version = hashFiles(files);
  return {
    ...(kept === null ? readCore(files) : keptCore(files, version, kept)),
    phrases: readLater(files, 'phrases', phrasesSchema),
    silence: readLater(files, 'silence', silenceSchema),
    lexicon: readLater(files, 'lexicon', lexiconSchema),
    replies: readLater(files, 'replies', repliesSchema),
    labels: readLater(files, 'labels', labelsSchema),
    version,
  };
}

/** Files that were found good stay so while neither they nor the schemas change. */
function keptCore(files: readonly KnowledgeFile[], version: string, folder: string): Core {
  const schemas = hash('sha256', readFileSync(SCHEMAS)).slice(0, 12);
  return keep({ folder, kind: 'knowledge', version: `${schemas}-${version}` }, () => readCore(files));
}

function readCore(files: readonly KnowledgeFile[]): Core {
  const faults = missingFiles(files);
  const entries = readAll(files, 'entries', entrySchema, faults);
  const procedures = readAll(files, 'procedures', procedureSchema, faults);
  const notions = readSingle(files, 'notions.yml', notionsSchema, faults);
  const foreign = readSingle(files, 'foreign-codes.yml', foreignCodesSchema, faults);
  if (faults.length > 0) throw new KnowledgeError(faults);
  return {
    entries,
    procedures,
    notions: new Map(Object.entries(notions ?? {})),
    foreignCodes: new Map(foreign?.codes.map((code) => [code.code, code])),
  };
}

/**
 * Reads every file of every language now. To be called before anything is built from them;
 * what was built under the same `version` needs no second reading.
 * @throws KnowledgeError naming file, line and reason of every fault
 */
export function requireLanguages({ phrases, silence, lexicon, replies, labels }: Knowledge): void {
  const faults: Fault[] = [];
  for (const files of [phrases, silence, lexicon, replies, labels]) {
    for (const language of files.keys()) collectFaults(faults, () => files.get(language));
  }
  if (faults.length > 0) throw new KnowledgeError(faults);
}

function readAll<S extends z.ZodType>(
  files: readonly KnowledgeFile[],
  folder: 'entries' | 'procedures',
  schema: S,
  faults: Fault[],
): Map<string, z.output<S>> {
  const values = new Map<string, z.output<S>>();
  for (const file of inFolder(files, folder)) {
    collectFaults(faults, () => values.set(nameOf(file.path), parseFile(file, schema, 'id')));
  }
  return values;
}

function readLater<S extends z.ZodType>(
  files: readonly KnowledgeFile[],
  folder: Folder,
  schema: S,
): LazyMap<z.output<S>> {
  const makers = inFolder(files, folder).map(
    (file) => [nameOf(file.path), () => parseFile(file, schema, 'language')] as const,
  );
  return new LazyMap(new Map(makers));
}

function readSingle<S extends z.ZodType>(
  files: readonly KnowledgeFile[],
  path: string,
  schema: S,
  faults: Fault[],
): z.output<S> | undefined {
  const file = files.find((each) => each.path === path);
  return file && collectFaults(faults, () => parseFile(file, schema));
}

function inFolder(files: readonly KnowledgeFile[], folder: Folder): KnowledgeFile[] {
  return files.filter(({ path }) => path.startsWith(`${folder}/`));
}

function missingFiles(files: readonly KnowledgeFile[]): Fault[] {
  const missing = singleFiles.filter((path) => !files.some((file) => file.path === path));
  const faults = missing.map((file) => ({ file, reason: 'is missing' }));
  return inFolder(files, 'entries').length > 0
    ? faults
    : [...faults, { file: 'entries', reason: 'holds no entry' }];
}

/** Runs `read`; a KnowledgeError goes on the list, so that one start reports everything. */
function collectFaults<T>(faults: Fault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}
