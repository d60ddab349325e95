import { EventEmitter, once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { eventBody } from './slack-events.ts';
import { type Connection, startSocketServer } from './web-socket-server.ts';
import type { Workspace } from './workspace.ts';

/** Slack's side of Socket Mode before the Web API of a workspace. */
export type SocketMode = AsyncDisposable & {
  readonly apiUrl: string;
  /** Envelopes that were acknowledged. */
  readonly acknowledged: string[];
  readonly connections: readonly Connection[];
  /** Has the next `count` requests for a connection refused. */
  refuseConnections(count: number): void;
  /** Resolves when the next request for a connection is refused. */
  nextRefusal(): Promise<unknown>;
  /** Resolves with the next connection of the bot. */
  nextConnection(): Promise<Connection>;
  /** Sends an event over the newest connection and waits until it is acknowledged. */
  sendEvent(envelopeId: string, event: Record<string, unknown>, eventId?: string): Promise<void>;
};

export async function startSocketMode(workspace: Workspace): Promise<SocketMode> {
  const news = new EventEmitter();
  const acknowledged: string[] = [];
  let refusals = 0;
  const server = await startSocketServer(
    async (request, response) => {
      const body = await readText(request);
      if (request.url === '/api/apps.connections.open') {
        refusals -= 1;
        if (refusals >= 0) {
          response.writeHead(503).end();
          return void news.emit('refused');
        }
        return void response.end(
          JSON.stringify({ ok: true, url: `${server.url.replace('http', 'ws')}/link` }),
        );
      }
      const headers = {
        'Content-Type': request.headers['content-type'] ?? '',
        Authorization: request.headers.authorization ?? '',
      };
      const answer = await fetch(new URL(request.url ?? '/', workspace.apiUrl), {
        method: 'POST',
        headers,
        body,
      });
      const scopes = answer.headers.get('x-oauth-scopes');
      response.writeHead(answer.status, scopes === null ? {} : { 'x-oauth-scopes': scopes });
      response.end(await answer.text());
    },
    (connection) => {
      connection.send({ type: 'hello', num_connections: 1 });
      news.emit('open', connection);
    },
    (message) => {
      const { envelope_id: id } = JSON.parse(message);
      acknowledged.push(id);
      news.emit(`ack ${id}`);
    },
  );
  return {
    apiUrl: `${server.url}/api/`,
    acknowledged,
    connections: server.connections,
    refuseConnections: (count) => {
      refusals = count;
    },
    nextRefusal: () => once(news, 'refused'),
    nextConnection: async () => (await once(news, 'open'))[0],
    async sendEvent(envelopeId, event, eventId) {
      const done = once(news, `ack ${envelopeId}`);
      const payload = eventBody(event, eventId);
      const envelope = {
        type: 'events_api',
        envelope_id: envelopeId,
        payload,
        accepts_response_payload: false,
      };
      server.connections.at(-1)?.send(envelope);
      await done;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
