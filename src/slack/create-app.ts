import { App, type Logger, webApi } from '@slack/bolt';
import { SECOND } from '../clock.ts';
import type { BotConfig } from '../config.ts';
import { describeError, type Log } from '../log.ts';
import type { Intake } from './receive/create-receiver.ts';

/** Slack answers within a second or hardly at all; a stop waits for a call under way. */
const CALL_TIMEOUT_MS = 7 * SECOND;

function clientOptions(slack: BotConfig['slack'], logger: Logger, fetch: typeof globalThis.fetch) {
  return {
    slackApiUrl: slack.apiUrl,
    timeout: CALL_TIMEOUT_MS,
    // The SDK would repeat a post whose answer got lost, and it would stand there twice. The outbox repeats.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    fetch,
    logger,
  };
}

export function createWebClient(
  slack: BotConfig['slack'],
  logger: Logger,
  fetch = globalThis.fetch,
): webApi.WebClient {
  return new webApi.WebClient(slack.botToken, clientOptions(slack, logger, fetch));
}

export type AppOptions = {
  readonly slack: BotConfig['slack'];
  readonly botUserId: string;
  readonly botId: string | null;
  readonly receiver: Intake['receiver'];
  readonly log: Log;
  readonly logger: Logger;
  readonly fetch: typeof fetch;
};

/** Bolt, told who we are: were it to ask Slack itself and fail, it would acknowledge events and drop them. */
export function createApp({ slack, botUserId, botId, receiver, log, logger, fetch }: AppOptions): App {
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken: slack.botToken,
      botUserId,
      ...(botId === null ? {} : { botId }),
    }),
    convoStore: false,
    extendedErrorHandler: true,
    clientOptions: clientOptions(slack, logger, fetch),
    logger,
  });
  app.error(async ({ error }: { error: Error }) => log.error('a listener failed', describeError(error)));
  return app;
}
