import { loadKnowledge } from '../knowledge/load.ts';
import { openIndex } from '../match/open-index.ts';
import { CACHE_FOLDER, KNOWLEDGE_FOLDER } from '../open-desk.ts';
import type { Command } from './command.ts';

/** Builds the index if the knowledge changed since it was last built. `npm ci` runs it, so that starts are quick. */
export const indexCommand: Command = {
  help: 'index                          build the phrase index now (done by npm ci; needed after no other change)',
  run() {
    const began = performance.now();
    openIndex(loadKnowledge(KNOWLEDGE_FOLDER, CACHE_FOLDER), CACHE_FOLDER);
    process.stdout.write(`The index is ready (${((performance.now() - began) / 1000).toFixed(1)} s).\n`);
    return 0;
  },
};
