import { createHmac } from 'node:crypto';
import { type Clock, SECOND, systemClock } from '../clock.ts';
import { type Metrics, noMetrics } from '../metrics/recorder.ts';
import { type Reading, type UnknownReason, unknown } from './errors.ts';
import { createHttp, type Exchanged, exchange } from './exchange.ts';
import { type Posted, postOnce } from './post.ts';
import { createResilience, type ResilienceOptions } from './resilience.ts';
import { createThrottle } from './throttle.ts';

export type GraphOptions = Partial<ResilienceOptions> & {
  readonly apiUrl: string;
  readonly version: string;
  /** For every read whose WABA has no token of its own. */
  readonly accessToken: string | null;
  /** WABA → the token for what is read of it. */
  readonly accountTokens?: ReadonlyMap<string, string>;
  readonly appId?: string | null;
  readonly appSecret: string | null;
  /** Milliseconds for a whole request, connecting included. */
  readonly timeout?: number;
  /** The same for a call that writes. */
  readonly writeTimeout?: number;
  readonly metrics?: Metrics;
};

export type Params = Readonly<Record<string, string>>;

/** Whose token a call carries: our system user's, or the app's own, made of its id and secret. */
type Caller = 'system-user' | 'app';

export type GraphClient = {
  /** Reads one node or edge. `path` is made of ids and edge names: `{id}` or `{id}/phone_numbers`. */
  get(path: string, params?: Params, signal?: AbortSignal, caller?: Caller): Promise<Reading<unknown>>;
  /**
   * Writes: sent once and never again, whatever comes of it. The body goes as JSON, for a secret has no business in
   * an address. While reads of the node rest, or Meta asked us to wait, nothing is sent.
   */
  post(path: string, body?: Params, signal?: AbortSignal): Promise<Posted>;
  /** How full Meta said our hour for this id is, in percent. */
  load(id: string): number;
  /** The same client with the token of this WABA, for nodes whose path does not name it. */
  forWaba(wabaId: string | null): GraphClient;
  /** The token that a read by `forWaba` carries; null: there is none. */
  tokenFor(wabaId: string | null): string | null;
  /** Some WABA has a token of its own, so that a read has to know where it belongs. */
  readonly hasAccountTokens: boolean;
  /** Fields that this version refused, as `kind.field`; they are not asked for again. */
  readonly dropped: Set<string>;
};

const TIMEOUT_MS = 5 * SECOND;
/** Meta takes its time over a registration, and an answer that came too late for us leaves us not knowing. */
const WRITE_TIMEOUT_MS = 30 * SECOND;
const NO_TOKENS: ReadonlyMap<string, string> = new Map();

/** Meta's proof that a call comes from the holder of the app secret: HMAC-SHA256(token, key = secret). */
function proveSecret(accessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}

type Identity = { readonly token: string; readonly proof: Params };

function identityOf(
  { appId, appSecret }: GraphOptions,
  caller: Caller,
  accessToken: string | null,
): Identity | null {
  if (caller === 'app') {
    return appId && appSecret ? { token: `${appId}|${appSecret}`, proof: {} } : null;
  }
  if (accessToken === null) return null;
  const proof = appSecret === null ? {} : { appsecret_proof: proveSecret(accessToken, appSecret) };
  return { token: accessToken, proof };
}

/** What fails together: a node, or one kind of edge. */
const NODE = 'node';
const operationOf = (path: string) => path.split('/')[1] ?? (/^\d/.test(path) ? NODE : path);

const codeOf = ({ reading }: Exchanged) =>
  reading.kind === 'unknown' && reading.reason.kind === 'refused' ? reading.reason.error.code : null;

/** What every call carries, or why it is not made. */
type Prepared = { readonly id: string; readonly token: string; readonly params: Params };
/** Takes down how a call of the Graph API went. */
function measured(metrics: Metrics, clock: Clock, operation: string) {
  const began = clock();
  return ({ reading }: Exchanged): void => {
    const outcome = reading.kind === 'ok' ? 'ok' : reading.reason.kind;
    metrics.count('wadesk_graph_calls_total', { operation, outcome });
    metrics.time('wadesk_graph_call_seconds', { operation }, clock() - began);
  };
}

/**
 * A client of the Graph API. It never throws: whatever goes wrong is a value that says "could not tell", with the
 * reason. The caller's token travels in a header, never in an address.
 */
export function createGraphClient(options: GraphOptions): GraphClient {
  const { random = Math.random, accountTokens = NO_TOKENS } = options;
  const { timeout = TIMEOUT_MS, writeTimeout = WRITE_TIMEOUT_MS } = options;
  const { clock = systemClock, metrics = noMetrics } = options;
  const http = createHttp(options);
  const throttle = createThrottle(clock);
  const resilience = createResilience({ ...options, clock, random });
  const tokenFor = (wabaId: string | null) => accountTokens.get(wabaId ?? '') ?? options.accessToken;
  const shared = {
    dropped: new Set<string>(),
    load: (id: string) => throttle.percent(id),
    hasAccountTokens: accountTokens.size > 0,
    tokenFor,
  };
  const prepare = (path: string, wabaId: string | null, caller: Caller): Prepared | UnknownReason => {
    const [id = ''] = path.split('/');
    const identity = identityOf(options, caller, tokenFor(accountTokens.has(id) ? id : wabaId));
    if (identity === null) return { kind: caller === 'app' ? 'no-app' : 'no-token' };
    const until = throttle.pausedUntil(id);
    if (until !== null) return { kind: 'paused', until };
    return { id, token: identity.token, params: { locale: 'en_US', ...identity.proof } };
  };
  const clientOf = (wabaId: string | null): GraphClient => ({
    ...shared,
    forWaba: clientOf,
    async get(path, params = {}, signal, caller = 'system-user') {
      const prepared = prepare(path, wabaId, caller);
      if ('kind' in prepared) return unknown(prepared);
      const { id, token } = prepared;
      const question = { path, params: { ...prepared.params, ...params }, token, timeout, signal };
      const operation = operationOf(path);
      const { reading } = await resilience.run(operation, signal, async () => {
        const note = measured(metrics, clock, operation);
        const exchanged = await exchange(http, question);
        throttle.note(id, exchanged.usage, codeOf(exchanged));
        note(exchanged);
        return exchanged;
      });
      return reading;
    },
    async post(path, body = {}, signal) {
      const prepared = prepare(path, wabaId, 'system-user');
      if ('kind' in prepared) return { kind: 'not-sent', reason: prepared };
      const until = resilience.restsUntil(NODE) ?? resilience.restsUntil(operationOf(path));
      if (until !== null) return { kind: 'not-sent', reason: { kind: 'resting', until } };
      const { id, token, params } = prepared;
      const { posted, usage } = await postOnce(http, {
        path,
        params,
        body,
        token,
        timeout: writeTimeout,
        signal,
      });
      throttle.note(id, usage, posted.kind === 'refused' ? posted.error.code : null);
      return posted;
    },
  });
  return clientOf(null);
}
