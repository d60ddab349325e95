import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { stampOf } from './stamp.js';

/** Stay where they are: one is machine code, of the other a small part is loaded. */
const EXTERNAL = ['better-sqlite3', 'emulate'];

/** npm's own record of what is installed. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Lets modules find the files beside them from within the bundle. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  transform: {
    filter: { code: /\bimport\.meta\.(?:dirname|url)\b/ },
    handler: (code, path) =>
      code
        .replaceAll(/\bimport\.meta\.dirname\b/g, JSON.stringify(dirname(path)))
        .replaceAll(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(path).href)),
  },
};

/** The files whose change makes the bundle old, relative to `root`: our sources, ourselves, and what npm installed. */
function stampedFiles(root: string, loaded: readonly string[]): string[] {
  const sources = loaded.filter((path) => !path.includes('node_modules') && existsSync(path));
  const own = [...sources, import.meta.filename].map((path) => relative(root, path));
  return existsSync(join(root, INSTALLED)) ? [...own, INSTALLED] : own;
}

/**
 * Bundles src/main.ts of the project in `root`, with the packages that it uses, into `folder`: main.js and stamp.json
 * (see `isCurrent`). Takes a second or two.
 */
export async function buildBundle(root: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await using bundle = await rolldown({
    input: join(root, 'src/main.ts'),
    cwd: root,
    platform: 'node',
    external: EXTERNAL,
    plugins: [keepPlaces],
  });
  await bundle.write({ dir: folder, format: 'esm' });
  const stamp = stampOf(root, stampedFiles(root, await bundle.watchFiles));
  writeFileSync(join(folder, 'stamp.json'), stamp);
}
