import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fault, ok, type Said, skipped, warning } from './said.ts';

const MEGABYTE = 1_000_000;
const ENOUGH = 1_000 * MEGABYTE;
const TOO_LITTLE = 100 * MEGABYTE;

/** @param wanted the `engines.node` of package.json, such as `>=24` */
export function checkNode(version: string, wanted: string): Said {
  const least = Number(/(\d+)/.exec(wanted)?.[1] ?? 0);
  if (Number.parseInt(version, 10) >= least) return ok(version);
  return fault(
    `${version} is too old: ${least} or newer is needed`,
    'Run it through npm (npm start, npm run -s desk -- …), which brings its own; or npm ci again.',
  );
}

/** Files that hold secrets are for their owner alone. */
export function* checkFileModes(files: readonly string[]): Generator<Said> {
  if (process.platform === 'win32') return;
  for (const file of files.filter((each) => existsSync(each))) {
    if ((statSync(file).mode & 0o077) !== 0) {
      yield warning(`others on this machine can read ${file}, which holds secrets`, `chmod 600 ${file}`);
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    // On a file system that is mounted read-only, or for root, the rights alone say nothing.
    rmSync(mkdtempSync(join(folder, '.doctor-')), { recursive: true });
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder above that exists. */
function existingParent(folder: string): string {
  let parent = dirname(folder);
  while (!existsSync(parent)) parent = dirname(parent);
  return parent;
}

function checkSpace(folder: string): Said {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const says = `${Math.floor(free / MEGABYTE)} MB free on its disk`;
  const mend = 'Make room: without it no question can be written down, and Slack is told to try again.';
  if (free < TOO_LITTLE) return fault(says, mend);
  return free < ENOUGH ? warning(says, mend) : ok(says);
}

/** The folder of the database: there, ours to write to, nobody else's to read, with room on its disk. */
export function* checkDataFolder(dataDir: string): Generator<Said> {
  const folder = resolve(dataDir);
  if (!existsSync(folder)) {
    const parent = existingParent(folder);
    yield isWritable(parent)
      ? skipped(`${folder} is not there yet: the first start makes it`)
      : fault(`${folder} is not there, and cannot be made in ${parent}`, 'Make it, or set DATA_DIR.');
    return;
  }
  const { mode } = statSync(folder);
  if (!statSync(folder).isDirectory()) {
    return yield fault(`${folder} is no folder`, 'Set DATA_DIR to a folder, or move that file away.');
  }
  if (!isWritable(folder)) {
    return yield fault(
      `${folder} cannot be written`,
      'Give it to the user that runs the bot, or set DATA_DIR.',
    );
  }
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0;
  yield isOpen
    ? warning(`${folder} is open to others on this machine`, `chmod 700 ${folder}`)
    : ok(`${folder} can be written`);
  yield checkSpace(folder);
}
