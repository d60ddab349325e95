import { exec } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../src/open-desk.ts';

const SHIPPED = ['src', 'knowledge', 'package.json', 'manifest.yml'];

export type InstalledCopy = Disposable & {
  readonly path: string;
  /** Takes the bundle away, so that the sources run. */
  removeBundle(): void;
};

/** The project in a new folder as `npm ci` leaves it: packages there, prepared, never started by anybody. */
export async function installCopy(): Promise<InstalledCopy> {
  const path = mkdtempSync(join(tmpdir(), 'wa-desk-installed-'));
  for (const name of SHIPPED) cpSync(join(ROOT, name), join(path, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'), 'junction');
  await promisify(exec)('npm run prepare', { cwd: path });
  return {
    path,
    removeBundle: () => rmSync(join(path, '.cache/start'), { recursive: true, force: true }),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
