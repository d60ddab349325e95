import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Model } from './model.ts';

/** Raised when the shape of `Model` or the way it is trained changes. */
const FORMAT = 14;

function fileName(version: string): string {
  return `match-${FORMAT}-${version.slice(0, 24)}.bin`;
}

function readCached(folder: string, version: string): Model | null {
  try {
    return deserialize(readFileSync(join(folder, fileName(version)))) as Model;
  } catch {
    // Absent, cut short or of another Node version: it is trained again.
    return null;
  }
}

function writeCached(folder: string, version: string, model: Model): void {
  mkdirSync(folder, { recursive: true });
  const name = fileName(version);
  const draft = join(folder, `${name}.${process.pid}`);
  writeFileSync(draft, serialize(model));
  renameSync(draft, join(folder, name));
  for (const other of readdirSync(folder)) {
    if (other.startsWith('match-') && other.endsWith('.bin') && other !== name)
      rmSync(join(folder, other), { force: true });
  }
}

/** Whether the model for the knowledge of that `version` was kept in `folder`. */
export function hasCachedModel(folder: string, version: string): boolean {
  return readCached(folder, version) !== null;
}

/**
 * The model for the knowledge of that `version`, from `folder` if it was kept there, else trained (seconds) and kept.
 * A folder that cannot be written costs the training at the next start, nothing else.
 */
export function cachedModel(folder: string, version: string, trainNow: () => Model): Model {
  const cached = readCached(folder, version);
  if (cached !== null) return cached;
  const model = trainNow();
  try {
    writeCached(folder, version, model);
  } catch {
    return model;
  }
  return model;
}
