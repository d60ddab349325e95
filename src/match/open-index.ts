import { requireLanguages } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { cachedModel } from './model/model-cache.ts';
import { trainModel } from './training/train.ts';
import { openPhraseIndex, type PhraseIndex } from './wording/phrase-index.ts';

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
