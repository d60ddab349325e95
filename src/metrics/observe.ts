import type { Health } from '../health.ts';
import { type Metrics, noMetrics } from './recorder.ts';

export type MetricsSettings = { readonly host: string; readonly port: number };

/** Figures and health of a bot, where somebody wants to see them. */
export type Observation = AsyncDisposable & {
  readonly metrics: Metrics;
  /** The port of /metrics, /healthz and /readyz; null: nobody asked for one. */
  readonly port: number | null;
};

const nobodyLooks: Observation = { metrics: noMetrics, port: null, [Symbol.asyncDispose]: async () => {} };

function cannotListen({ host, port }: MetricsSettings, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
  const isTaken = code.includes('EADDRINUSE');
  const why = isTaken ? 'another program has that port' : 'check METRICS_HOST and METRICS_PORT';
  return new Error(`Cannot listen on ${host}:${port} for metrics${code}: ${why}.`, { cause });
}

/** Starts to take figures down and to show them. Without settings nothing is loaded, and nothing listens. */
export async function observe(settings: MetricsSettings | null, health: Health): Promise<Observation> {
  if (settings === null) return nobodyLooks;
  const [{ openPrometheus }, { serveMetrics }] = await Promise.all([
    import('./prometheus.ts'),
    import('./serve.ts'),
  ]);
  const metrics = openPrometheus();
  const server = await serveMetrics({ ...settings, metrics, health }).catch((error: unknown) => {
    throw cannotListen(settings, error);
  });
  return { metrics, port: server.port, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
