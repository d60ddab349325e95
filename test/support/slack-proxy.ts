import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Loopback, listenOnLoopback } from './loopback.ts';

/** A call of the Web API as it came in, its JSON parameters parsed. */
type SlackCall = { readonly method: string; readonly params: Record<string, unknown> };

/** What becomes of one call. */
type Fault =
  /** Slack does it, and its answer gets lost. */
  | 'answer-lost'
  /** The connection breaks before Slack sees the call. */
  | 'call-lost'
  /** Slack does it and never answers. */
  | 'answer-held'
  /** Slack never sees it, and the caller gets no answer. */
  | 'call-held'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string };

export type SlackProxy = Loopback & {
  readonly calls: SlackCall[];
  /** User id → the language set in their profile, which users.info tells who asks for it. */
  readonly locales: Map<string, string>;
  /** Has the next calls of a method fail, in this order. */
  breakNext(method: string, ...faults: Fault[]): void;
  /** Resolves with the next call of a method, after Slack has done it. */
  nextCall(method: string): Promise<SlackCall>;
};

function parseParams(body: string): Record<string, unknown> {
  const entries = [...new URLSearchParams(body)].map(([name, value]) => {
    const isJson = value.startsWith('[') || value.startsWith('{');
    return [name, isJson ? JSON.parse(value) : value];
  });
  return Object.fromEntries(entries);
}

async function forward(target: string, request: IncomingMessage, body: string) {
  return await fetch(`${target}${request.url}`, {
    method: 'POST',
    headers: {
      'Content-Type': request.headers['content-type'] ?? '',
      Authorization: request.headers.authorization ?? '',
    },
    body,
  });
}

/** What the emulated Slack does not know of people. */
function withLocale({ method, params }: SlackCall, body: string, locales: ReadonlyMap<string, string>) {
  const locale =
    method === 'users.info' && params.include_locale ? locales.get(String(params.user)) : undefined;
  if (locale === undefined) return body;
  const answer = JSON.parse(body);
  return JSON.stringify({ ...answer, user: { ...answer.user, locale } });
}

/** Stands between the bot and an emulated Slack: notes every call, and breaks those it is told to. */
export async function startSlackProxy(target: string): Promise<SlackProxy> {
  const calls: SlackCall[] = [];
  const locales = new Map<string, string>();
  const faults = new Map<string, Fault[]>();
  const waiting: { method: string; resolve: (call: SlackCall) => void }[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readText(request);
    const call = { method: (request.url ?? '').replace('/api/', ''), params: parseParams(body) };
    const fault = faults.get(call.method)?.shift();
    const refused = fault === 'call-lost' || fault === 'call-held' || typeof fault === 'object';
    const answer = refused ? null : await forward(target, request, body);
    calls.push(call);
    for (const { resolve } of waiting.filter(({ method }) => method === call.method)) resolve(call);
    if (fault === 'answer-held' || fault === 'call-held') return;
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end(fault.body);
    } else if (fault !== undefined || answer === null) {
      response.destroy();
    } else {
      const told = withLocale(call, await answer.text(), locales);
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(told);
    }
  };
  const server = await listenOnLoopback((request, response) => void handle(request, response));
  return {
    ...server,
    calls,
    locales,
    breakNext: (method, ...next) => void faults.set(method, [...(faults.get(method) ?? []), ...next]),
    nextCall: (method) => new Promise((resolve) => waiting.push({ method, resolve })),
  };
}
