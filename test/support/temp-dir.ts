import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that goes away with its owner: `using dir = createTempDir()`. */
export function createTempDir(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'wa-desk-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
