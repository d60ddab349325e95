import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Where something made of the knowledge is kept: one file of its `kind` in `folder`, under the version it was made of. */
export type Place = { readonly folder: string; readonly kind: string; readonly version: string };

const fileName = ({ kind, version }: Place): string => `${kind}-${version}.bin`;

function readKept<T>(place: Place): T | null {
  try {
    return deserialize(readFileSync(join(place.folder, fileName(place)))) as T;
  } catch {
    // Absent, cut short or of another Node version: it is made again.
    return null;
  }
}

function write({ folder, kind, version }: Place, value: unknown): void {
  mkdirSync(folder, { recursive: true });
  const name = fileName({ folder, kind, version });
  const draft = join(folder, `${name}.${process.pid}`);
  writeFileSync(draft, serialize(value));
  renameSync(draft, join(folder, name));
  for (const other of readdirSync(folder)) {
    if (other.startsWith(`${kind}-`) && other.endsWith('.bin') && other !== name)
      rmSync(join(folder, other), { force: true });
  }
}

/** Whether something whole is kept there. */
export function isKept(place: Place): boolean {
  return readKept(place) !== null;
}

/**
 * What `make` gives, plain data: read from its place if it was kept there, else made and kept. A folder that cannot be
 * written costs the making at the next start, nothing else.
 */
export function keep<T>(place: Place, make: () => T): T {
  const kept = readKept<T>(place);
  if (kept !== null) return kept;
  const made = make();
  try {
    write(place, made);
  } catch {
    return made;
  }
  return made;
}
