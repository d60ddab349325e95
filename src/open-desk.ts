import { join } from 'node:path';
import { loadKnowledge } from './knowledge/load.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { type Matcher, openMatcher } from './match/ladder.ts';
import { openIndex } from './match/open-index.ts';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..');

/** The knowledge that ships with the project. */
export const KNOWLEDGE_FOLDER = join(ROOT, 'knowledge');
/** What Slack is told of the app. */
export const MANIFEST_FILE = join(ROOT, 'manifest.yml');
/** Recorded pastes; not there where only the bot was shipped. */
export const CASES_FOLDER = join(ROOT, 'test/cases');
/** What is made of the sources and kept between starts: the trained index, the bundle, compiled modules; safe to delete. */
export const CACHE_FOLDER = join(ROOT, '.cache');

/**
 * Knowledge and matcher as the bot uses them, without Slack or store.
 * @throws KnowledgeError when a file of knowledge/ is faulty
 */
export function openDesk(): { readonly knowledge: Knowledge; readonly matcher: Matcher } {
  const knowledge = loadKnowledge(KNOWLEDGE_FOLDER, CACHE_FOLDER);
  return { knowledge, matcher: openMatcher(knowledge, openIndex(knowledge, CACHE_FOLDER)) };
}
