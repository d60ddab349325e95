import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['entries', 'procedures', 'phrases', 'silence', 'lexicon', 'replies', 'labels'] as const;
export type Folder = (typeof folders)[number];

export const singleFiles = ['notions.yml', 'foreign-codes.yml'] as const;

/** One file of the knowledge folder, unread. `path` is relative to it: `phrases/pl.yml`. */
export type KnowledgeFile = { readonly path: string; readonly bytes: Buffer };

/** Every file that counts, sorted by path. Hidden files and the README are nobody's business. */
export function readFiles(root: string): KnowledgeFile[] {
  const paths = [...singleFiles, ...folders.flatMap((folder) => listFolder(root, folder))];
  return paths.sort().flatMap((path) => {
    const bytes = ifPresent(() => readFileSync(join(root, path)));
    return bytes ? [{ path, bytes }] : [];
  });
}

/** A hash of all names and bytes: two folders with the same version hold the same knowledge. */
export function hashFiles(files: readonly KnowledgeFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 32);
}

/** `phrases/pl.yml` → `pl` */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
}

function listFolder(root: string, folder: Folder): string[] {
  const names = ifPresent(() => readdirSync(join(root, folder))) ?? [];
  return names.filter((name) => !name.startsWith('.')).map((name) => `${folder}/${name}`);
}

function ifPresent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
