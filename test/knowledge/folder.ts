import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder that ships with the project. */
export const shippedFolder = join(import.meta.dirname, '../../knowledge');

/** A valid entry file; `lines` replace or add fields. */
export function entryYaml(id: string, lines: Readonly<Record<string, string>> = {}): string {
  const fields = {
    id,
    area: 'registration',
    title: 'The PIN is wrong',
    side: 'customer',
    meaning: 'The PIN is not the one that was set.',
    now: 'Find the right PIN.',
    causes: '[somebody guessed]',
    steps: '[ask for the PIN]',
    escalate: 'When nothing helps.',
    sources: '[{ title: Meta, url: https://example.com/pin, checked: 2026-09-11 }]',
    ...lines,
  };
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

const smallest = {
  'notions.yml': 'pin: the PIN\nwrong: wrong\n',
  'foreign-codes.yml': 'codes: []\n',
  'entries/pin-mismatch.yml': entryYaml('pin-mismatch'),
};

/** Writes a small knowledge folder that is gone when the test ends. */
export function makeFolder(
  files: Readonly<Record<string, string | Buffer>> = {},
): Disposable & { readonly root: string } {
  const root = mkdtempSync(join(tmpdir(), 'knowledge-'));
  for (const [path, content] of Object.entries({ ...smallest, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}
