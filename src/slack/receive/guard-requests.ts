import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createReplayCache } from './replay-cache.ts';
import { isGenuine } from './signature.ts';

/** Slack's largest events are some 200 kB. */
const MAX_BODY_BYTES = 1_000_000;

export type GuardOptions = {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Gets every request that is let through, its body in `rawBody`, where Bolt looks for it first. */
  readonly next: RequestListener;
};

/** Reads a body, or null where it is larger than we take. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the request: its refusal has to be sent over the same socket.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, status: number): void {
  // A closed connection keeps the rest of an oversized body from being read.
  response.writeHead(status, { Connection: 'close' }).end();
}

const header = (request: IncomingMessage, name: string) => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** Slack probes an address with an unsigned form of this one field. It is answered, and goes no further. */
function isProbe(request: IncomingMessage, body: Buffer): boolean {
  const form = header(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  return form && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}

/**
 * Stands before Bolt's HTTP receiver, which takes one signed request any number of times and with a
 * timestamp of tomorrow. Here a request passes once, within five minutes, and below a size.
 */
export function guardRequests({ signingSecret, clock, log, next }: GuardOptions): RequestListener {
  const replays = createReplayCache(clock);
  const check = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    if (body === null) return refuse(response, 413);
    if (isProbe(request, body)) return void response.writeHead(200).end();
    const signature = header(request, 'x-slack-signature');
    const timestamp = header(request, 'x-slack-request-timestamp');
    if (signature === undefined || !isGenuine(signingSecret, { timestamp, signature, body }, clock())) {
      log.warn('request refused: signature or timestamp');
      return refuse(response, 401);
    }
    if (!replays.take(signature)) {
      log.warn('request refused: replayed');
      return refuse(response, 401);
    }
    response.once('close', () => {
      if (!response.writableFinished || response.statusCode >= 400) replays.release(signature);
    });
    next(Object.assign(request, { rawBody: body }), response);
  };
  return (request, response) => {
    if (request.method !== 'POST') return next(request, response);
    check(request, response).catch(() => {
      // The sender hung up while we read; there is nobody to answer.
      response.destroy();
    });
  };
}
