import { formatFault, KnowledgeError } from '../knowledge/fault.ts';
import { loadKnowledge, requireLanguages } from '../knowledge/load.ts';
import { hasCachedModel } from '../match/model/model-cache.ts';
import { fault, ok, type Said, warning } from './said.ts';

const MAX_FAULTS = 10;

/** Every file of the knowledge, and the index that is trained from it. */
export function* checkKnowledge(knowledgeFolder: string, cacheFolder: string): Generator<Said> {
  try {
    const knowledge = loadKnowledge(knowledgeFolder);
    requireLanguages(knowledge);
    yield ok(`${knowledge.entries.size} errors, wordings in ${knowledge.phrases.size} languages`);
    yield hasCachedModel(cacheFolder, knowledge.version)
      ? ok('the phrase index is built')
      : warning(
          'the phrase index is not built for this knowledge: the next start takes some seconds longer',
          'npm run -s desk -- index',
        );
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    for (const each of error.faults.slice(0, MAX_FAULTS)) {
      yield fault(formatFault(each), 'Mend the file: npm run -s desk -- knowledge lint');
    }
  }
}
