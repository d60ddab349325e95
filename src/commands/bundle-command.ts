import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FOLDER, ROOT } from '../open-desk.ts';
import type { Command } from './command.ts';

const BUNDLE = join(CACHE_FOLDER, 'start');
const COMPILED = join(CACHE_FOLDER, 'node');

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

async function bundleAndTry(): Promise<void> {
  // Here, so that an installation without the bundler goes on.
  const { buildBundle } = await import('../build/bundle.ts');
  const { warmUp } = await import('../build/warm.ts');
  await buildBundle(ROOT, BUNDLE);
  // What was compiled of an older bundle is of no use any more.
  remove(COMPILED);
  await warmUp(ROOT);
}

/** `npm ci` runs it, so that starts are quick. Where it fails the sources run: that is no reason not to install. */
export const bundleCommand: Command = {
  help: 'bundle                         bundle the program for quick starts (done by npm ci)',
  async run() {
    const began = performance.now();
    try {
      await bundleAndTry();
    } catch (error) {
      remove(BUNDLE);
      const why = error instanceof Error ? error.message : String(error);
      process.stdout.write(`There is no bundle, so starts take a little longer: ${why}\n`);
      return 0;
    }
    process.stdout.write(`The bundle is ready (${((performance.now() - began) / 1000).toFixed(1)} s).\n`);
    return 0;
  },
};
