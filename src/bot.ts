import type { BotConfig } from './config.ts';
import { buildContext, type Context, type Overrides } from './context.ts';
import { keepFresh } from './directory/keep-fresh.ts';
import { createHealth } from './health.ts';
import { keepLease } from './lease/keep-lease.ts';
import { observe } from './metrics/observe.ts';
import { watchStore } from './metrics/store-gauges.ts';
import { watchOutages } from './outage/watch.ts';
import type { ActionParts } from './slack/actions/open-desk.ts';
import { openSlack, type SlackEdge } from './slack/open-slack.ts';
import type { Pace } from './slack/send/pacer.ts';
import { statusDepsOf } from './status/deps.ts';
import type { Store } from './store/database.ts';
import { StoreError } from './store/store-error.ts';
import { createVault } from './vault/vault.ts';

export type BotOptions = Omit<Overrides, 'metrics' | 'isVisitor'> & {
  /** How fast messages may go out in a channel. */
  readonly pace?: Pace;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle?: number;
  /** Milliseconds that an answer waits for the language of its reader. */
  readonly patience?: number;
  /** Read the lists of our accounts in the background. */
  readonly refreshDirectory?: boolean;
  /** Look at Meta's status page in the background. */
  readonly refreshOutages?: boolean;
  /** Called once, when another process has taken the data over; the bot is then to be stopped. */
  readonly onLost?: () => void;
  /** Milliseconds between two renewals of the claim on the data. */
  readonly renewEvery?: number;
};

export type Bot = SlackEdge & {
  /** The port of /metrics, /healthz and /readyz; null: none was asked for. */
  readonly metricsPort: number | null;
};

/** Without a token or an account there is nothing to read. */
function canRefresh({ whatsapp }: BotConfig): boolean {
  const { accessToken, accountTokens, businessId, wabaIds } = whatsapp;
  return (accessToken !== null || accountTokens.size > 0) && (businessId !== null || wabaIds.length > 0);
}

/** The parts that actions and retries are built from. */
function actionPartsOf({
  config,
  store,
  graph,
  feed,
  domainClock,
  matcher,
  log,
  newId,
}: Context): ActionParts {
  return {
    db: store.db,
    ...{ graph, feed, clock: domainClock, matcher, newId, random: Math.random },
    log: log.for('actions'),
    appId: config.whatsapp.appId,
    vault: createVault(config.vault.key),
    dataDir: config.store.dataDir,
    recovered: store.recovered,
  };
}

/** Why nothing can be written down; null: it can. */
function writeProblem(store: Store): string | null {
  try {
    store.probe();
    return null;
  } catch (error) {
    return error instanceof StoreError ? error.message : 'the database cannot be written';
  }
}

/** Starts the bot against the Slack workspace of `config`. Disposing of it stops it in order. */
export async function startBot(config: BotConfig, options: BotOptions = {}): Promise<Bot> {
  const { pace, settle, patience, onLost = () => {}, renewEvery, ...rest } = options;
  const { refreshDirectory = true, refreshOutages = true, ...overrides } = rest;
  await using cleanUp = new AsyncDisposableStack();
  const health = createHealth();
  const { metrics, port: metricsPort } = cleanUp.use(await observe(config.metrics, health));
  const context = cleanUp.use(buildContext(config, { ...overrides, metrics }));
  const { store, clock, log, index, matcher, chooser, knowledge, learning, reviewer, newId } = context;
  cleanUp.use(keepLease({ store, log: log.for('lease'), onLost, every: renewEvery }));
  health.watch(() => writeProblem(store));
  watchStore(metrics, store.db, clock);
  await learning.refresh();
  const status = statusDepsOf(context);
  const outages = cleanUp.use(watchOutages({ db: store.db, feed: context.feed, knowledge, clock }));
  const edge = cleanUp.use(
    await openSlack({
      slack: config.slack,
      store,
      clock,
      log,
      health,
      reviewer,
      actions: actionPartsOf({ ...context, feed: outages.feed }),
      desk: {
        db: store.db,
        matcher,
        chooser,
        knowledge,
        learning,
        status,
        outages,
        pictureReaders: context.pictureReaders,
        clock,
        metrics,
        newId,
      },
      ...(pace === undefined ? {} : { pace }),
      ...(settle === undefined ? {} : { settle }),
      ...(patience === undefined ? {} : { patience }),
    }),
  );
  // Work that a start need not wait for. The first paste in each language should not wait for its lexicon.
  void index.prepare();
  if (refreshOutages) void outages.refresh();
  if (refreshDirectory && canRefresh(config))
    cleanUp.use(keepFresh({ ...status, log: log.for('directory') }));
  health.begin();
  cleanUp.defer(() => health.end());
  const parts = cleanUp.move();
  return {
    port: edge.port,
    metricsPort,
    idle: () => edge.idle(),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
