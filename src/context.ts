import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createGraphClient, type GraphClient } from './graph/client.ts';
import { createPlatformFeed, type PlatformFeed } from './graph/platform-feed.ts';
import { redactSecrets } from './intake/redact.ts';
import { loadKnowledge } from './knowledge/load.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { type Learning, openLearning } from './learning/learning.ts';
import { createReviewer, type Reviewer } from './learning/reviewer.ts';
import { claimOfThisProcess } from './lease/this-process.ts';
import { openChooser } from './llm/open-chooser.ts';
import { type Log, openLog } from './log.ts';
import type { Chooser } from './match/chooser/chooser.ts';
import { type Matcher, openMatcher } from './match/ladder.ts';
import { openIndex } from './match/open-index.ts';
import { emptyIndex, type PhraseIndex } from './match/wording/phrase-index.ts';
import { type Metrics, noMetrics } from './metrics/recorder.ts';
import { CACHE_FOLDER, CASES_FOLDER, KNOWLEDGE_FOLDER } from './open-desk.ts';
import { openReaders } from './open-readers.ts';
import type { PictureReader } from './pictures/reader.ts';
import { openStore, type Store } from './store/database.ts';

/** Everything that is built once from a configuration. A function gets the members that it uses. */
export type Context = AsyncDisposable & {
  readonly config: Config;
  /** The wall clock: what Slack sends is dated by it. */
  readonly clock: Clock;
  /** By which Meta's waits, budgets and expiry dates run: the wall clock, except where it is emulated. */
  readonly domainClock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly knowledge: Knowledge;
  readonly index: PhraseIndex;
  readonly matcher: Matcher;
  readonly learning: Learning;
  readonly reviewer: Reviewer;
  /** The language model; null without a key and a model. */
  readonly chooser: Chooser | null;
  /** Who reads pictures, in the order in which they are asked. */
  readonly pictureReaders: readonly PictureReader[];
  readonly store: Store;
  readonly graph: GraphClient;
  readonly feed: PlatformFeed;
  readonly newId: () => string;
};

/** What a test, or the sandbox, puts in the place of the real thing. */
export type Overrides = {
  readonly clock?: Clock;
  /** Meta's time; without it, that of `clock`. */
  readonly domainClock?: Clock;
  /** Gets one JSON line of the log, its newline included. */
  readonly writeLog?: (line: string) => void;
  readonly metrics?: Metrics;
  readonly knowledge?: Knowledge;
  readonly matcher?: Matcher;
  readonly index?: PhraseIndex;
  /** A command beside a bot that may be running. */
  readonly isVisitor?: boolean;
};

type ChooserNeeds = Pick<Context, 'clock' | 'knowledge' | 'log' | 'metrics' | 'store'>;

function buildChooser(
  { llm }: Config,
  { clock, knowledge, store, log, metrics }: ChooserNeeds,
): Chooser | null {
  const { apiKey, model, ...rest } = llm;
  if (apiKey === null) return null;
  if (model === null) {
    log.info('no language model is asked: OPENAI_MODEL is not set');
    return null;
  }
  const settings = { apiKey, model, ...rest };
  return openChooser({ settings, knowledge, db: store.db, clock, metrics, log: log.for('model') });
}

/** A matcher that somebody else made does without our index. */
function openIndexFor(knowledge: Knowledge, { index, matcher }: Overrides): PhraseIndex {
  if (index !== undefined) return index;
  if (matcher !== undefined) return emptyIndex;
  return openIndex(knowledge, CACHE_FOLDER);
}

/**
 * Builds the parts of the bot. What was opened is closed in reverse order when the context is disposed of.
 * Throws StoreError or KnowledgeError, whose messages are for the person who runs the bot.
 */
export function buildContext(config: Config, overrides: Overrides = {}): Context {
  const { clock = systemClock, writeLog = () => {}, metrics = noMetrics, isVisitor = false } = overrides;
  const { domainClock = clock } = overrides;
  const log = openLog({ level: config.log.level, clock, write: writeLog, redact: redactSecrets });
  const knowledge = overrides.knowledge ?? loadKnowledge(KNOWLEDGE_FOLDER, CACHE_FOLDER);
  const index = openIndexFor(knowledge, overrides);
  const matcher = overrides.matcher ?? openMatcher(knowledge, index);
  const { accessToken, accountTokens, appId, appSecret } = config.whatsapp;
  const identities = { accessToken, accountTokens, appId, appSecret };
  const graph = createGraphClient({ ...config.graph, ...identities, clock: domainClock, metrics });
  const feed = createPlatformFeed(config.graph.statusUrl, domainClock);
  const store = openStore(
    config.store.dataDir,
    isVisitor ? { isVisitor } : { claim: claimOfThisProcess(clock) },
  );
  const learning = openLearning({ db: store.db, index, knowledge, clock });
  const reviewer = createReviewer({ db: store.db, index, knowledge, cases: CASES_FOLDER });
  if (store.recovered) log.warn('the last run did not end in order; the database was checked and is sound');
  return {
    config,
    clock,
    domainClock,
    log,
    metrics,
    knowledge,
    index,
    matcher,
    learning,
    reviewer,
    chooser: buildChooser(config, { clock, knowledge, store, log, metrics }),
    pictureReaders: openReaders(config, { db: store.db, clock, log: log.for('pictures'), metrics }),
    store,
    graph,
    feed,
    newId: randomUUID,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
