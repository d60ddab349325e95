import type { BotConfig } from './config.ts';
import { buildContext, type Overrides } from './context.ts';
import { keepFresh } from './directory/keep-fresh.ts';
import { watchOutages } from './outage/watch.ts';
import { openSlack, type SlackEdge } from './slack/open-slack.ts';
import type { Pace } from './slack/send/pacer.ts';
import { statusDepsOf } from './status/deps.ts';

export type BotOptions = Overrides & {
  /** How fast messages may go out in a channel. */
  readonly pace?: Pace;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle?: number;
  /** Read the lists of our accounts in the background. */
  readonly refreshDirectory?: boolean;
};

export type Bot = SlackEdge;

/** Without a token or an account there is nothing to read. */
function canRefresh({ whatsapp }: BotConfig): boolean {
  const { accessToken, accountTokens, businessId, wabaIds } = whatsapp;
  return (accessToken !== null || accountTokens.size > 0) && (businessId !== null || wabaIds.length > 0);
}

/** Starts the bot against the Slack workspace of `config`. Disposing of it stops it in order. */
export async function startBot(config: BotConfig, options: BotOptions = {}): Promise<Bot> {
  await using cleanUp = new AsyncDisposableStack();
  const context = cleanUp.use(buildContext(config, options));
  const { store, clock, log, matcher, chooser, knowledge, learning, reviewer, newId } = context;
  await learning.refresh();
  const { pace, settle, refreshDirectory = true } = options;
  const status = statusDepsOf(context);
  const outages = cleanUp.use(watchOutages({ db: store.db, feed: context.feed, knowledge, clock }));
  void outages.refresh();
  if (refreshDirectory && canRefresh(config))
    cleanUp.use(keepFresh({ ...status, log: log.for('directory') }));
  const edge = cleanUp.use(
    await openSlack({
      slack: config.slack,
      store,
      clock,
      log,
      reviewer,
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
        newId,
      },
      ...(pace === undefined ? {} : { pace }),
      ...(settle === undefined ? {} : { settle }),
    }),
  );
  const parts = cleanUp.move();
  return {
    port: edge.port,
    idle: () => edge.idle(),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
