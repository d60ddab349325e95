import { createHmac } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { SECOND } from '../clock.ts';
import { type Reading, readGraphError, type UnknownReason, unknown } from './errors.ts';

export type GraphOptions = {
  readonly apiUrl: string;
  readonly version: string;
  readonly accessToken: string | null;
  readonly appSecret: string | null;
  /** Milliseconds for a whole request, connecting included. */
  readonly timeout?: number;
};

export type Params = Readonly<Record<string, string>>;

export type GraphClient = {
  /** Reads one node or edge. `path` is made of ids and edge names: `{id}` or `{id}/phone_numbers`. */
  get(path: string, params?: Params, signal?: AbortSignal): Promise<Reading<unknown>>;
};

const TIMEOUT_MS = 5 * SECOND;
const MAX_RESPONSE_BYTES = 2_000_000;

/** Meta's proof that a call comes from the holder of the app secret: HMAC-SHA256(token, key = secret). */
function proveSecret(accessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}

function isLoopback(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? '';
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}

function createHttp(options: GraphOptions): AxiosInstance {
  return axios.create({
    baseURL: `${options.apiUrl}/${options.version}/`,
    maxRedirects: 0,
    maxContentLength: MAX_RESPONSE_BYTES,
    maxBodyLength: MAX_RESPONSE_BYTES,
    // Parsed here, since axios hands out a broken JSON text as if it were the answer.
    responseType: 'text',
    transformResponse: (body) => body,
    validateStatus: () => true,
    // A proxy of the environment has no business between us and this machine.
    ...(isLoopback(options.apiUrl) ? { proxy: false } : {}),
  });
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function readResponse({ status, data }: AxiosResponse): Reading<unknown> {
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

function readFailure(error: unknown, signal: AbortSignal | undefined): UnknownReason {
  if (signal?.aborted) return { kind: isTimeout(signal) ? 'timeout' : 'stopped' };
  if (axios.isCancel(error)) return { kind: 'timeout' };
  if (!axios.isAxiosError(error)) return { kind: 'unreachable', code: 'UNKNOWN' };
  if (error.message.startsWith('maxContentLength')) return { kind: 'too-large' };
  if (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT') return { kind: 'timeout' };
  return { kind: 'unreachable', code: error.code ?? 'UNKNOWN' };
}

/**
 * A client of the Graph API for reads. It never throws: whatever goes wrong is a value that says
 * "could not tell", with the reason. The token travels in a header, never in an address.
 */
export function createGraphClient(options: GraphOptions): GraphClient {
  const { accessToken, appSecret, timeout = TIMEOUT_MS } = options;
  const http = createHttp(options);
  const proof =
    accessToken !== null && appSecret !== null
      ? { appsecret_proof: proveSecret(accessToken, appSecret) }
      : {};
  return {
    async get(path, params = {}, signal) {
      if (accessToken === null) return unknown({ kind: 'no-token' });
      const deadline = AbortSignal.timeout(timeout);
      try {
        const response = await http.get(path, {
          params: { locale: 'en_US', ...params, ...proof },
          headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
          // axios' own timeout restarts with every byte; a signal bounds the whole exchange.
          signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
        });
        return readResponse(response);
      } catch (error) {
        return unknown(readFailure(error, signal));
      }
    },
  };
}
