import type { BotConfig } from './config.ts';
import { buildContext, type Overrides } from './context.ts';
import { openSlack, type SlackEdge } from './slack/open-slack.ts';
import type { Pace } from './slack/send/pacer.ts';

export type BotOptions = Overrides & {
  /** How fast messages may go out in a channel. */
  readonly pace?: Pace;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle?: number;
};

export type Bot = SlackEdge;

/** Starts the bot against the Slack workspace of `config`. Disposing of it stops it in order. */
export async function startBot(config: BotConfig, options: BotOptions = {}): Promise<Bot> {
  await using cleanUp = new AsyncDisposableStack();
  const context = cleanUp.use(buildContext(config, options));
  const { store, clock, log, matcher, knowledge, learning, reviewer, graph, newId } = context;
  await learning.refresh();
  const { pace, settle } = options;
  const edge = cleanUp.use(
    await openSlack({
      slack: config.slack,
      store,
      clock,
      log,
      reviewer,
      handlers: {
        db: store.db,
        matcher,
        knowledge,
        learning,
        status: { graph, wabaIds: config.whatsapp.wabaIds },
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
