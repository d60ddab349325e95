import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, listen, type RunningServer, readBody, sendJson } from '../http.ts';
import type { Change } from '../slack/conversation.ts';
import { type ApiContext, endpoints, isEndpoint } from './api.ts';
import { readAsset } from './assets.ts';
import { findIntrusion } from './guard.ts';
import { type PageUpdate, readMetaPanel, readPageState } from './page-state.ts';
import { answerFile, FILES_PATH } from './shared-file.ts';
import { createStream, type Stream } from './stream.ts';

const MAX_BODY = 1_000_000;
/** A picture of ten megabytes, as base64. */
const MAX_FILE_BODY = 14_000_000;

/** Everything the page loads comes from here; nothing may frame it or be fetched from elsewhere. */
const policy = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Serves the page and its API on the loopback address. */
export async function servePage(
  context: Omit<ApiContext, 'refreshMeta'>,
  port: number,
): Promise<RunningServer> {
  const stream = createStream();
  const { slack, world } = context;
  const refreshMeta = (): void => stream.send({ kind: 'meta', meta: readMetaPanel(context) });
  slack.board.onChange((change) => stream.send(updateFor(context, change)));
  world.onChange(refreshMeta);
  const full: ApiContext = { ...context, refreshMeta };
  return listen((request, response) => void answer(full, stream, request, response), port);
}

async function answer(
  context: ApiContext,
  stream: Stream,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const intrusion = findIntrusion(method, headers, request.socket.localPort ?? 0);
  if (intrusion !== null) return sendJson(response, 403, { problem: intrusion });
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  try {
    if (method === 'POST') return await answerPost(context, pathname, request, response);
    if (pathname === '/api/stream')
      return stream.add(response, { kind: 'state', state: readPageState(context) });
    if (pathname === '/api/state') return sendJson(response, 200, readPageState(context));
    if (pathname.startsWith(FILES_PATH)) return await answerFile(context, pathname, response);
    await answerAsset(pathname, response);
  } catch (error) {
    answerFailure(error, response);
  }
}

function answerFailure(error: unknown, response: ServerResponse): void {
  const tooLong = error instanceof BodyTooLarge;
  const status = tooLong ? 413 : error instanceof SyntaxError ? 400 : 500;
  const problems = {
    413: 'That is too long.',
    400: 'That is not JSON.',
    500: 'The sandbox stumbled. Try again.',
  };
  sendJson(response, status, { problem: problems[status] });
}

async function answerPost(
  context: ApiContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = /^\/api\/([a-z]+)$/.exec(path)?.[1] ?? '';
  if (!isEndpoint(name)) return sendJson(response, 404, { problem: 'There is nothing here.' });
  const body: unknown = JSON.parse(await readBody(request, name === 'files' ? MAX_FILE_BODY : MAX_BODY));
  sendJson(response, 200, await endpoints[name](context, body));
}

async function answerAsset(path: string, response: ServerResponse): Promise<void> {
  const asset = await readAsset(path);
  if (asset === null) return sendJson(response, 404, { problem: 'There is nothing here.' });
  response.writeHead(200, { 'content-type': asset.type, 'cache-control': 'no-cache', ...policy });
  response.end(asset.content);
}

function updateFor({ slack }: Pick<ApiContext, 'slack'>, change: Change): PageUpdate {
  const { modals, homes } = slack.board.read();
  switch (change.kind) {
    case 'shown':
      return { kind: 'message', message: change.message };
    case 'removed':
      return { kind: 'message-gone', channel: change.channel, ts: change.ts };
    case 'edited':
    case 'reacted': {
      const message = slack.board.findMessage(change.channel, change.ts);
      return message === undefined
        ? { kind: 'message-gone', channel: change.channel, ts: change.ts }
        : { kind: 'message', message };
    }
    case 'home-published':
      return { kind: 'homes', homes };
    default:
      return { kind: 'modals', modals };
  }
}
