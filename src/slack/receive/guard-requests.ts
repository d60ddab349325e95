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

function readForm(request: IncomingMessage, body: Buffer): URLSearchParams | null {
  const isForm = header(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  return isForm ? new URLSearchParams(body.toString()) : null;
}

/** Bolt 5.1.0 takes for granted that a body is an object: `null` ends the process by an unhandled rejection. */
function holdsObject(form: URLSearchParams | null, body: Buffer): boolean {
  const json = form === null ? body.toString() : (form.get('payload') ?? '{}');
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
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
    const form = readForm(request, body);
    // Slack probes an address with an unsigned form of this field. It is answered, and goes no further.
    if (form?.get('ssl_check') === '1') return void response.writeHead(200).end();
    const signature = header(request, 'x-slack-signature');
    const timestamp = header(request, 'x-slack-request-timestamp');
    if (signature === undefined || !isGenuine(signingSecret, { timestamp, signature, body }, clock())) {
      log.warn('request refused: signature or timestamp');
      return refuse(response, 401);
    }
    if (!holdsObject(form, body)) return refuse(response, 400);
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
