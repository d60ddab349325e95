import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, listen, type RunningServer, sendJson } from '../http.ts';
import { dispatch } from './dispatch.ts';
import { writeFault } from './envelope.ts';
import { readRequest } from './request.ts';
import { FEED_PATH, sendFeed } from './status-feed.ts';
import { answerTrouble } from './trouble-reply.ts';
import { createUsageMeter, type UsageMeter } from './usage.ts';
import type { World } from './world.ts';

/** Serves the emulated Graph API on the loopback address; port 0 takes any free one. */
export async function serveGraph(world: World, port = 0): Promise<RunningServer> {
  const meter = createUsageMeter();
  return listen((message, response) => void answer(world, meter, message, response), port);
}

async function answer(
  world: World,
  meter: UsageMeter,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const traceId = `A${randomBytes(16).toString('base64url')}`;
  response.setHeader('x-fb-trace-id', traceId);
  try {
    if (message.url?.startsWith(FEED_PATH)) return sendFeed(world.read().trouble, response);
    const request = await readRequest(message, traceId, `http://${message.headers.host ?? 'localhost'}`);
    if (answerTrouble(world.read().trouble, request, response)) return;
    const reply = dispatch(world, meter, request);
    if (request.method !== 'GET' && world.read().trouble === 'lost-answers') {
      response.destroy();
      return;
    }
    sendJson(response, reply.status, reply.body, reply.headers);
  } catch (error) {
    const name = error instanceof BodyTooLarge ? 'invalid-parameter' : 'unknown';
    const reply = writeFault(name, { locale: 'en_US', traceId });
    sendJson(response, reply.status, reply.body);
  }
}
