import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { type Reading, readGraphError, type UnknownReason, unknown } from './errors.ts';
import { readUsage, type Usage } from './usage.ts';

export type GraphAddress = { readonly apiUrl: string; readonly version: string };

/** One call that reads: what to ask and as whom. */
export type Question = {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly token: string;
  /** Milliseconds for the whole exchange, connecting included. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
};

/** What came back, with what Meta's headers said of our limits. */
export type Exchanged = { readonly reading: Reading<unknown>; readonly usage: Usage };

const MAX_RESPONSE_BYTES = 2_000_000;
export const NO_USAGE: Usage = { percent: 0, wait: 0 };

export function isLoopback(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}

export function createHttp({ apiUrl, version }: GraphAddress): AxiosInstance {
  return axios.create({
    baseURL: `${apiUrl}/${version}/`,
    maxRedirects: 0,
    maxContentLength: MAX_RESPONSE_BYTES,
    maxBodyLength: MAX_RESPONSE_BYTES,
    // Parsed here, since axios hands out a broken JSON text as if it were the answer.
    responseType: 'text',
    transformResponse: (body) => body,
    validateStatus: () => true,
    // A proxy of the environment has no business between us and this machine.
    ...(isLoopback(apiUrl) ? { proxy: false } : {}),
  });
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** What an answer says: the body, Meta's refusal, or that it cannot be read. */
export function readResponse({ status, data }: AxiosResponse): Reading<unknown> {
  if (status >= 300 && status < 400) return unknown({ kind: 'redirect' });
  const body = parseJson(data);
  const error = readGraphError(body);
  if (error !== null) return unknown({ kind: 'refused', status, error });
  if (status >= 400 || typeof body !== 'object' || body === null) {
    return unknown({ kind: 'unreadable', status });
  }
  return { kind: 'ok', value: body };
}

const isTimeout = (signal: AbortSignal) =>
  signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';

/** Why a call that threw could not tell. */
export function readFailure(error: unknown, signal: AbortSignal | undefined): UnknownReason {
  if (signal?.aborted) return { kind: isTimeout(signal) ? 'timeout' : 'stopped' };
  if (axios.isCancel(error)) return { kind: 'timeout' };
  if (!axios.isAxiosError(error)) return { kind: 'unreachable', code: 'UNKNOWN' };
  if (error.message.startsWith('maxContentLength')) return { kind: 'too-large' };
  if (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT') return { kind: 'timeout' };
  return { kind: 'unreachable', code: error.code ?? 'UNKNOWN' };
}

/** Asks once. Never throws. */
export async function exchange(http: AxiosInstance, question: Question): Promise<Exchanged> {
  const { path, params, token, timeout, signal } = question;
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await http.get(path, {
      params,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      // axios' own timeout restarts with every byte; a signal bounds the whole exchange.
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    });
    return { reading: readResponse(response), usage: readUsage({ ...response.headers }) };
  } catch (error) {
    return { reading: unknown(readFailure(error, signal)), usage: NO_USAGE };
  }
}
