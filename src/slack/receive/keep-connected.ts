import { SECOND } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';
import type { Connection } from './connection.ts';

/** The part of the Socket Mode client that we drive ourselves. */
type SocketClient = {
  on(event: 'disconnected', listener: () => void): unknown;
  start(): Promise<unknown>;
};

export type ConnectOptions = {
  readonly client: SocketClient;
  readonly connection: Connection;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Told of each connection after the first: something may have been missed. */
  readonly onReconnect: () => void;
};

const DELAYS_MS = [0, 1, 2, 5, 10, 30].map((seconds) => seconds * SECOND);

/** Milliseconds before the n-th try in a row to connect again, counted from 0. */
function delayBefore(attempt: number): number {
  return DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)] ?? 0;
}

/**
 * Connects, and connects again whenever the connection ends, until `signal` fires. The client's own
 * reconnecting (socket-mode 3.1.0) waits five seconds at every refresh and dies of a try that fails
 * (https://github.com/slackapi/node-slack-sdk/issues/2656). Rejects where the first try fails.
 */
export async function keepConnected({
  client,
  connection,
  signal,
  log,
  onReconnect,
}: ConnectOptions): Promise<void> {
  let connecting = true;
  const reconnect = async (attempt: number): Promise<void> => {
    if (signal.aborted) return;
    try {
      await client.start();
      connecting = false;
      connection.up();
      log.info('connected to Slack again');
      onReconnect();
    } catch (error) {
      log.warn('cannot connect to Slack', describeError(error));
      schedule(attempt + 1);
    }
  };
  const schedule = (attempt: number) => {
    const timer = setTimeout(() => void reconnect(attempt), delayBefore(attempt));
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };
  client.on('disconnected', () => {
    // A try that fails says so twice: by this event and by rejecting.
    if (connecting || signal.aborted) return;
    connecting = true;
    connection.down();
    schedule(0);
  });
  await client.start();
  connecting = false;
  connection.up();
}
