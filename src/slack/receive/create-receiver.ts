import type { Server } from 'node:http';
import { HTTPReceiver, type Logger, SocketModeReceiver } from '@slack/bolt';
import { type Clock, SECOND } from '../../clock.ts';
import type { BotConfig } from '../../config.ts';
import type { Health } from '../../health.ts';
import type { Log } from '../../log.ts';
import { createConnection } from './connection.ts';
import { guardRequests } from './guard-requests.ts';
import { keepConnected } from './keep-connected.ts';
import { healthRoutes } from './routes.ts';

/** Where events come in. */
export type Intake = {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  /** Starts to take events; the port listened on, or null where there is none. */
  start(): Promise<number | null>;
  /** Takes no more events; those taken are not waited for. */
  stop(): Promise<void>;
};

export type IntakeOptions = {
  readonly slack: BotConfig['slack'];
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  readonly health: Health;
  /** Told when the connection is there again after it broke. */
  readonly onReconnect: () => void;
};

type HttpOptions = IntakeOptions & { readonly slack: { readonly mode: 'http' } };
type SocketOptions = IntakeOptions & { readonly slack: { readonly mode: 'socket' } };

/** A sender that dawdles is cut off long before Slack's three seconds would be doubled. */
const SERVER_OPTIONS = { requestTimeout: 10 * SECOND, headersTimeout: 5 * SECOND };

function createHttpIntake({ slack, clock, log, logger, health }: HttpOptions): Intake {
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logger,
    customRoutes: healthRoutes(health),
  });
  const { signingSecret, port } = slack;
  receiver.requestListener = guardRequests({ signingSecret, clock, log, next: receiver.requestListener });
  let server: Server | undefined;
  return {
    receiver,
    async start() {
      server = await receiver.start(port, SERVER_OPTIONS);
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async stop() {
      if (server === undefined) return;
      const stopped = receiver.stop();
      server.closeIdleConnections();
      await stopped;
    },
  };
}

function createSocketIntake({ slack, clock, log, logger, health, onReconnect }: SocketOptions): Intake {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { slackApiUrl: slack.apiUrl, timeout: 10 * SECOND, retryConfig: { retries: 0 } },
    },
  });
  const stopping = new AbortController();
  const connection = createConnection(clock);
  health.watch(connection.problem);
  return {
    receiver,
    async start() {
      const { client } = receiver;
      await keepConnected({ client, connection, signal: stopping.signal, log, onReconnect });
      return null;
    },
    async stop() {
      stopping.abort();
      await receiver.stop();
    },
  };
}

/** The one switch between HTTP and Socket Mode; behind it nothing differs. */
export function createIntake(options: IntakeOptions): Intake {
  const { slack } = options;
  return slack.mode === 'http'
    ? createHttpIntake({ ...options, slack })
    : createSocketIntake({ ...options, slack });
}
