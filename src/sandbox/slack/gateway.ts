import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, listen, type RunningServer, readBody, sendJson } from '../http.ts';
import { FILES_PATH, type FileShelf } from './files.ts';
import type { Forward } from './forward.ts';
import type { Fields } from './observe.ts';
import type { ResponseUrls } from './response-urls.ts';

const MAX_BODY = 2_000_000;
export const RESPONSE_PATH = '/response';

type Served = {
  readonly forward: Forward;
  readonly responseUrls: ResponseUrls;
  readonly files: FileShelf;
};

/** Serves what the bot takes for Slack: the Web API under `/api/`, response_urls, and files. */
export async function serveGateway(served: Served): Promise<RunningServer> {
  return listen((request, response) => void answer(served, request, response), 0);
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack');
    const body = await readBody(request, MAX_BODY);
    const [, area = '', name = ''] = pathname.split('/');
    if (area === 'api') {
      const fields = {
        ...Object.fromEntries(searchParams),
        ...parseFields(body, request.headers['content-type']),
      };
      return sendJson(response, 200, await served.forward(name, readToken(request, fields), fields));
    }
    if (`/${area}` === FILES_PATH) return await served.files.serve(request, response);
    if (`/${area}` === RESPONSE_PATH) return answerResponse(served, name, body, response);
    sendJson(response, 404, { ok: false, error: 'not_found' });
  } catch (error) {
    sendJson(response, error instanceof BodyTooLarge ? 413 : 500, { ok: false, error: 'internal_error' });
  }
}

async function answerResponse(
  served: Served,
  id: string,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const outcome = await served.responseUrls.answer(id, body);
  if (outcome === null) return sendJson(response, 404, { ok: false, error: 'used_url' });
  sendJson(
    response,
    outcome.ok ? 200 : 400,
    outcome.ok ? { ok: true } : { ok: false, error: 'invalid_blocks' },
  );
}

function parseFields(body: string, type = ''): Fields {
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  const parsed: unknown = JSON.parse(body);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

function readToken(request: IncomingMessage, fields: Fields): string {
  const bearer = request.headers.authorization?.match(/^Bearer\s+(.+)$/i)?.[1];
  return bearer ?? (typeof fields.token === 'string' ? fields.token : '');
}
