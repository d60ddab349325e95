import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';

/** What becomes of the writes that pass. */
export type WriteFault =
  /** The connection breaks before Meta sees the call. */
  | 'call-lost'
  /** Meta carries it out, and its answer gets lost. */
  | 'answer-lost'
  /** Meta never sees it, and the caller gets no answer. */
  | 'call-held'
  /** Meta carries it out and never answers. */
  | 'answer-held'
  /** Meta carries it out, and this is what arrives of its answer. */
  | { readonly arrives: string; readonly status?: number }
  /** Something between us and Meta answers in its place. */
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

/** A write as it came in; its body parsed. */
type WriteCall = { readonly path: string; readonly body: Record<string, unknown> };

export type GraphProxy = Loopback & {
  /** Every write, carried out or not. */
  readonly writes: WriteCall[];
  /** What becomes of all writes from now on; null: Meta gets them and answers. */
  breakWrites(fault: WriteFault | null): void;
  /** Lets reads of numbers wait until `releaseReads`; resolves when so many of them wait. */
  holdReads(count: number): Promise<void>;
  releaseReads(): void;
  /** Resolves when so many more writes have come in, and Meta has carried out what it gets of them. */
  nextWrites(count: number): Promise<void>;
};

async function forward(target: string, request: IncomingMessage, body: string): Promise<Response> {
  return await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: {
      'Content-Type': request.headers['content-type'] ?? 'application/json',
      Authorization: request.headers.authorization ?? '',
    },
    ...(body === '' ? {} : { body }),
  });
}

async function relay(reply: Response, response: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(
    [...reply.headers].filter(([name]) => name.startsWith('x-') || name === 'content-type'),
  );
  response.writeHead(reply.status, headers).end(await reply.text());
}

const neverSeen = new Set<unknown>(['call-lost', 'call-held']);
const isAnsweredHere = (fault: WriteFault | null): boolean =>
  neverSeen.has(fault) || (typeof fault === 'object' && fault !== null && 'body' in fault);

async function answer(fault: WriteFault | null, reply: Response | null, response: ServerResponse) {
  if (fault === 'call-lost' || fault === 'answer-lost') response.destroy();
  else if (fault === null && reply !== null) await relay(reply, response);
  else if (typeof fault === 'object' && fault !== null) {
    const headers = 'headers' in fault ? fault.headers : {};
    response
      .writeHead(fault.status ?? 200, { 'Content-Type': 'application/json', ...headers })
      .end('body' in fault ? fault.body : fault.arrives);
  }
}

/** Stands between us and an emulated Graph API: counts the writes, and breaks them when told to. */
export async function startGraphProxy(target: string): Promise<GraphProxy> {
  const writes: WriteCall[] = [];
  let fault: WriteFault | null = null;
  let gate: { readonly open: PromiseWithResolvers<void>; readonly held: () => void } | null = null;
  let waiting: { left: number; readonly tell: () => void } | null = null;

  async function onWrite(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    writes.push({ path: (request.url ?? '').split('?')[0] ?? '', body: JSON.parse(body || '{}') });
    const now = fault;
    const reply = isAnsweredHere(now) ? null : await forward(target, request, body);
    if (waiting !== null) {
      waiting.left -= 1;
      if (waiting.left === 0) waiting.tell();
    }
    await answer(now, reply, response);
  }

  async function onRead(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.includes('fields=') && gate !== null) {
      gate.held();
      await gate.open.promise;
    }
    await relay(await forward(target, request, ''), response);
  }

  const server = await listenOnLoopback(async (request, response) => {
    const work = request.method === 'POST' ? onWrite(request, response) : onRead(request, response);
    await work.catch(() => response.destroy());
  });
  return {
    ...server,
    writes,
    breakWrites: (next) => {
      fault = next;
    },
    holdReads(count) {
      const full = Promise.withResolvers<void>();
      let waiting = 0;
      const held = () => {
        waiting += 1;
        if (waiting === count) full.resolve();
      };
      gate = { open: Promise.withResolvers<void>(), held };
      return full.promise;
    },
    releaseReads() {
      gate?.open.resolve();
      gate = null;
    },
    nextWrites: (left) =>
      new Promise((tell) => {
        waiting = { left, tell };
      }),
  };
}
