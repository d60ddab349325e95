import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createReplayCache, type ReplayCache } from './replay-cache.ts';
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

function endWith(response: ServerResponse, status: number): void {
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

/** What becomes of a request: it passes with its signature, or is answered with a status and ends here. */
type Judgement = { readonly pass: string } | { readonly status: number; readonly why: string };

type Judge = (request: IncomingMessage, body: Buffer | null) => Judgement;

function createJudge(signingSecret: string, clock: Clock, replays: ReplayCache): Judge {
  return (request, body) => {
    if (body === null) return { status: 413, why: 'too large' };
    const form = readForm(request, body);
    // Slack probes an address with an unsigned form of this field. It is answered, and goes no further.
    if (form?.get('ssl_check') === '1') return { status: 200, why: 'probe' };
    const signature = header(request, 'x-slack-signature');
    const timestamp = header(request, 'x-slack-request-timestamp');
    if (signature === undefined || !isGenuine(signingSecret, { timestamp, signature, body }, clock())) {
      return { status: 401, why: 'signature or timestamp' };
    }
    if (!holdsObject(form, body)) return { status: 400, why: 'not an object' };
    return replays.take(signature) ? { pass: signature } : { status: 401, why: 'replayed' };
  };
}

/**
 * Stands before Bolt's HTTP receiver, which takes one signed request any number of times and with a
 * timestamp of tomorrow. Here a request passes once, within five minutes, and below a size.
 */
export function guardRequests({ signingSecret, clock, log, next }: GuardOptions): RequestListener {
  const replays = createReplayCache(clock);
  const judge = createJudge(signingSecret, clock, replays);
  const guard = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const judgement = judge(request, body);
    if ('status' in judgement) {
      if (judgement.status >= 400) log.warn('request refused', { why: judgement.why });
      return endWith(response, judgement.status);
    }
    response.once('close', () => {
      // What failed here may be sent again, signed as it is.
      if (!response.writableFinished || response.statusCode >= 400) replays.release(judgement.pass);
    });
    next(Object.assign(request, { rawBody: body }), response);
  };
  return (request, response) => {
    if (request.method !== 'POST') return next(request, response);
    // The sender hung up while we read; there is nobody to answer.
    guard(request, response).catch(() => response.destroy());
  };
}
