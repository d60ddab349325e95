import type { IncomingMessage } from 'node:http';
import { readBody } from '../http.ts';

/** One call, read: the path without its version, and parameters from query, form and JSON alike. */
export type GraphRequest = {
  readonly method: string;
  readonly path: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly token: string | null;
  readonly locale: string;
  readonly traceId: string;
  /** Address of this server, for paging links. */
  readonly baseUrl: string;
  readonly version: string;
};

const MAX_BODY = 1_000_000;

/** Reads a call; null when its version is not one. */
export async function readRequest(
  message: IncomingMessage,
  traceId: string,
  baseUrl: string,
): Promise<GraphRequest> {
  const url = new URL(message.url ?? '/', baseUrl);
  const [first = '', ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const versioned = /^v\d+\.\d+$/.test(first);
  const parameters = {
    ...Object.fromEntries(url.searchParams),
    ...parseBody(await readBody(message, MAX_BODY), message.headers['content-type'] ?? ''),
  };
  return {
    method: message.method ?? 'GET',
    path: versioned ? rest : [first, ...rest],
    parameters,
    token: readToken(message.headers.authorization, parameters),
    locale: parameters.locale ?? 'en_US',
    traceId,
    baseUrl,
    version: versioned ? first : 'v25.0',
  };
}

function readToken(header: string | undefined, parameters: Record<string, string>): string | null {
  const bearer = header?.match(/^(?:Bearer|OAuth)\s+(.+)$/i)?.[1];
  return bearer ?? parameters.access_token ?? null;
}

function parseBody(body: string, contentType: string): Record<string, string> {
  if (body === '') return {};
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, asText(value)]));
  } catch {
    return {};
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
