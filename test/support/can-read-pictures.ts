import { execFileSync } from 'node:child_process';
import { findBrowser } from '../../src/doctor/programs.ts';

/** The languages that tesseract has on this machine; none where it is not installed. */
function installedLanguages(): string[] {
  try {
    return execFileSync('tesseract', ['--list-langs'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .slice(1);
  } catch {
    return [];
  }
}

const installed = installedLanguages();

/** Why pictures in these languages of tesseract cannot be made and read here; null: they can. */
export function whyNoPictures(...languages: readonly string[]): string | null {
  if (installed.length === 0) return 'tesseract is not installed';
  const lacking = languages.filter((language) => !installed.includes(language));
  if (lacking.length > 0) return `tesseract lacks ${lacking.join(', ')}`;
  return findBrowser(process.env.CHROME_PATH) === null ? 'there is no Chromium to make pictures with' : null;
}

/** The name of a test, with why it is skipped if it is. */
export function pictureTest(name: string, why: string | null): string {
  return why === null ? name : `${name} (skipped: ${why})`;
}
