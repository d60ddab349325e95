import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, listenOnLoopback } from './loopback.ts';

type GraphRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** What a POST carried, as text. */
  readonly body: string;
};

/** Answers one request: a JSON body, or anything at all through `response`. */
export type GraphHandler = (request: GraphRequest, response: ServerResponse) => unknown;

export type GraphServer = Loopback & { readonly requests: GraphRequest[] };

/** Gives the text of a body; a request without one is handled at once. */
function withBody(request: IncomingMessage, use: (body: string) => void): void {
  if (request.method !== 'POST') {
    use('');
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => use(body));
}

/** A tiny Graph API: what `handler` returns goes out as JSON; if it returns nothing it has answered itself. */
export async function startGraphServer(handler: GraphHandler): Promise<GraphServer> {
  const requests: GraphRequest[] = [];
  const server = await listenOnLoopback((request, response) => {
    withBody(request, (text) => {
      const url = new URL(request.url ?? '/', 'http://graph');
      const { method = 'GET', headers } = request;
      const graphRequest = { method, path: url.pathname, query: url.searchParams, headers, body: text };
      requests.push(graphRequest);
      const body = handler(graphRequest, response);
      if (body !== undefined)
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    });
  });
  return { ...server, requests };
}

/** Meta's error envelope, sent with its HTTP status. */
export function sendError(
  response: ServerResponse,
  status: number,
  error: Record<string, unknown>,
): undefined {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error: { message: 'refused', fbtrace_id: 'AbCdEf', ...error } }));
}
