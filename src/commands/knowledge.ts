import { knowledgeLines } from '../knowledge/commands.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { lintWording } from '../match/lint-wording.ts';
import { openIndex } from '../match/open-index.ts';
import { CACHE_FOLDER, KNOWLEDGE_FOLDER } from '../open-desk.ts';
import type { Command } from './command.ts';
import { runExport } from './knowledge-export.ts';

/** What can only be told with the index; asked once the files themselves are in order. */
function wordingLines(knowledge: Knowledge): string[] {
  return lintWording(knowledge, openIndex(knowledge, CACHE_FOLDER)).map(
    ({ file, reason }) => `${file}  ${reason}`,
  );
}

/** Prints and checks the knowledge base. */
export const knowledgeCommand: Command = {
  help: [
    'knowledge list | show <id>     print the entries, or one of them (an id or a code)',
    'knowledge lint                 check the set as a whole: ids, codes, links, languages, sources, wording',
    'knowledge export               write accepted phrases into knowledge/phrases/, for a pull request',
  ].join('\n'),
  async run(words) {
    if (words[0] === 'export') {
      process.stdout.write(`${(await runExport(KNOWLEDGE_FOLDER)).join('\n')}\n`);
      return 0;
    }
    const today = new Date().toISOString().slice(0, 10);
    const knowledge = loadKnowledge(KNOWLEDGE_FOLDER);
    const { lines, ok } = knowledgeLines(knowledge, words, { root: KNOWLEDGE_FOLDER, today });
    const wording = words[0] === 'lint' && ok ? wordingLines(knowledge) : [];
    const fine = ok && wording.length === 0;
    (fine ? process.stdout : process.stderr).write(`${[...wording, ...lines].join('\n')}\n`);
    return fine ? 0 : 1;
  },
};
