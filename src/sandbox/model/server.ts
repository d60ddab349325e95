import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listen, type RunningServer, readBody, sendJson } from '../http.ts';
import { type ChatRequest, readChatRequest } from './request.ts';
import type { Turn } from './turns.ts';

/** Decides what becomes of each request. */
export type Script = (request: ChatRequest) => Turn;

export type ModelServer = RunningServer & {
  /** Address for `OPENAI_BASE_URL`. */
  readonly baseUrl: string;
  /** Everything that came in, as it came in: the server's log. */
  readonly received: readonly Received[];
};

type Received = { readonly headers: IncomingMessage['headers']; readonly body: string };

/** A picture of eight megabytes, written in base64. */
const MAX_BODY = 12_000_000;
export const MODEL_NAME = 'scripted';

function completion(words: string, tokens: number) {
  return {
    id: 'chatcmpl-scripted',
    object: 'chat.completion',
    created: 0,
    model: MODEL_NAME,
    choices: [{ index: 0, message: { role: 'assistant', content: words }, finish_reason: 'stop' }],
    usage: { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens },
  };
}

function perform(turn: Turn, response: ServerResponse): void {
  if (turn.kind === 'say') sendJson(response, 200, completion(turn.words, turn.tokens));
  if (turn.kind === 'status') {
    response.writeHead(turn.status, { 'content-type': 'application/json', ...turn.headers });
    response.end(turn.body);
  }
  if (turn.kind === 'break-off') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('{"choices":[{"message":{"content":"{\\"entry\\":', () => response.destroy());
  }
}

/**
 * An OpenAI-compatible server without a model: a script says what it answers.
 * @param delay milliseconds for which it seems to think
 */
export async function serveModel(script: Script, { delay = 0, port = 0 } = {}): Promise<ModelServer> {
  const received: Received[] = [];
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(message, MAX_BODY);
    if (message.method === 'GET' && message.url === '/v1/models') {
      return sendJson(response, 200, { object: 'list', data: [{ id: MODEL_NAME, object: 'model' }] });
    }
    const request = message.url === '/v1/chat/completions' ? readChatRequest(body) : null;
    if (request === null) return sendJson(response, 404, { error: { message: 'no such route' } });
    received.push({ headers: message.headers, body });
    if (delay > 0) await wait(delay);
    perform(script(request), response);
  };
  const server = await listen((message, response) => {
    answer(message, response).catch(() => response.destroy());
  }, port);
  return { ...server, baseUrl: `${server.url}/v1`, received };
}
