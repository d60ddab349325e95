import { knowledgeLines } from '../knowledge/commands.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Command } from './command.ts';
import { KNOWLEDGE_FOLDER } from './open-desk.ts';

/** Prints and checks the knowledge base. */
export const knowledgeCommand: Command = {
  help: [
    'knowledge list | show <id>     print the entries, or one of them (an id or a code)',
    'knowledge lint                 check the set as a whole: ids, codes, links, languages, sources',
  ].join('\n'),
  run(words) {
    const today = new Date().toISOString().slice(0, 10);
    const { lines, ok } = knowledgeLines(loadKnowledge(KNOWLEDGE_FOLDER), words, {
      root: KNOWLEDGE_FOLDER,
      today,
    });
    (ok ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
    return ok ? 0 : 1;
  },
};
