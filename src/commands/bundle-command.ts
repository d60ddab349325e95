import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_FOLDER, ROOT } from '../open-desk.ts';
import type { Command } from './command.ts';

/**
 * Bundles the program for quick starts; `npm ci` runs it. Where that cannot be done, on a platform that the bundler does
 * not know or without its package, the sources run: an installation does not fail for it.
 */
export const bundleCommand: Command = {
  help: 'bundle                         bundle the program for quick starts (done by npm ci)',
  async run() {
    const began = performance.now();
    try {
      const [{ buildBundle }, { warmUp }] = await Promise.all([
        import('../build/bundle.ts'),
        import('../build/warm.ts'),
      ]);
      await buildBundle(ROOT, join(CACHE_FOLDER, 'start'));
      // What was compiled of an older bundle is of no use any more.
      rmSync(join(CACHE_FOLDER, 'node'), { recursive: true, force: true });
      await warmUp(ROOT);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      process.stdout.write(`There is no bundle, so starts take a little longer: ${why}\n`);
      return 0;
    }
    process.stdout.write(`The bundle is ready (${((performance.now() - began) / 1000).toFixed(1)} s).\n`);
    return 0;
  },
};
