import { requireLanguages } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { cachedModel } from './model-cache.ts';
import { openPhraseIndex, type PhraseIndex } from './phrase-index.ts';
import { trainModel } from './train.ts';

/**
 * The phrase index over `knowledge`: from the cache in `folder` within milliseconds, or trained in some seconds.
 * @throws KnowledgeError when it has to be trained and a file of a language is faulty
 */
export function openIndex(knowledge: Knowledge, folder: string): PhraseIndex {
  const model = cachedModel(folder, knowledge.version, () => {
    requireLanguages(knowledge);
    return trainModel(knowledge);
  });
  return openPhraseIndex(model, knowledge.notions);
}
