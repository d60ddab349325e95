import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { SECOND } from '../clock.ts';
import { ok, type Said, skipped } from './said.ts';

const run = promisify(execFile);

async function outputOf(program: string, ...words: string[]): Promise<string | null> {
  try {
    const { stdout } = await run(program, words, { timeout: 5 * SECOND });
    return stdout;
  } catch {
    return null;
  }
}

/** @param program its name or path; null: the settings switch it off */
export async function* checkTesseract(program: string | null = 'tesseract'): AsyncGenerator<Said> {
  if (program === null) return yield skipped('switched off by TESSERACT_PATH=no');
  const version = await outputOf(program, '--version');
  const languages = await outputOf(program, '--list-langs');
  if (version === null || languages === null) {
    return yield skipped('not installed, which is fine: it reads pasted pictures where no model does');
  }
  const names = languages
    .split('\n')
    .slice(1)
    .filter((name) => name !== '' && name !== 'osd');
  yield ok(`${version.split('\n')[0]}, languages: ${names.join(', ')}`);
}

const USUAL_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A Chromium of this machine: the one that was named, or one where it usually is; null when there is none.
 * @param named the value of CHROME_PATH
 */
export function findBrowser(named: string | undefined): string | null {
  const paths = named === undefined || named === '' ? USUAL_BROWSERS : [named, ...USUAL_BROWSERS];
  return paths.find((path) => existsSync(path)) ?? null;
}

export function checkBrowser(path: string | null): Said {
  return path === null
    ? skipped('none found, which is fine: only the browser tests need one (CHROME_PATH may name it)')
    : ok(path);
}
