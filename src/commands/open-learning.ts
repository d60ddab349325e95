import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { type Learning, openLearning } from '../learning/learning.ts';
import { createReviewer, type Reviewer } from '../learning/reviewer.ts';
import { type Matcher, openMatcher } from '../match/ladder.ts';
import { openIndex } from '../match/open-index.ts';
import { CACHE_FOLDER, CASES_FOLDER, KNOWLEDGE_FOLDER } from '../open-desk.ts';
import { openStore, type Store } from '../store/database.ts';
import type { Db } from '../store/schema.ts';

/** The store of the bot, which may be running beside it. Throws ConfigError or StoreError. */
export function openBotStore(): Store {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return openStore(readConfig(process.env).store.dataDir, { isVisitor: true });
}

/** Who is at the keyboard, for the audit. */
export function nameActor(): string {
  return `cli:${userInfo().username}`;
}

export type LearningDesk = AsyncDisposable & {
  readonly db: Db;
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly learning: Learning;
  readonly reviewer: Reviewer;
  /** Who is at the keyboard, for the audit. */
  readonly actor: string;
};

/** What the commands about learning work with: the bot's store and an index that knows what was accepted. */
export async function openLearningDesk(): Promise<LearningDesk> {
  const knowledge = loadKnowledge(KNOWLEDGE_FOLDER);
  const index = openIndex(knowledge, CACHE_FOLDER);
  const store = openBotStore();
  const { db } = store;
  const learning = openLearning({ db, index, knowledge, clock: systemClock });
  await learning.refresh();
  return {
    ...{ db, knowledge, learning },
    matcher: openMatcher(knowledge, index),
    reviewer: createReviewer({ db, index, knowledge, cases: CASES_FOLDER }),
    actor: nameActor(),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
