import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SECOND } from '../clock.ts';
import { answerHealth, HEALTH_PATHS, type Health } from '../health.ts';
import type { PrometheusMetrics } from './prometheus.ts';

export type MetricsServerOptions = {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly metrics: PrometheusMetrics;
  readonly health: Health;
};

export type MetricsServer = AsyncDisposable & { readonly port: number };

type Answer = { readonly status: number; readonly text: string; readonly type?: string };

async function answerTo(
  { method, url }: IncomingMessage,
  { metrics, health }: MetricsServerOptions,
): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'only GET\n' };
  const path = (url ?? '/').split('?')[0];
  if (path === '/metrics') return { status: 200, text: await metrics.render(), type: metrics.contentType };
  const healthPath = HEALTH_PATHS.find((each) => each === path);
  return healthPath === undefined
    ? { status: 404, text: '/metrics, /healthz, /readyz\n' }
    : await answerHealth(health, healthPath);
}

function send(response: ServerResponse, { status, text, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Figures and health on a port of their own, for whoever looks after the machine. Says nothing of what was pasted. */
export async function serveMetrics(options: MetricsServerOptions): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    answerTo(request, options).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, text: 'the figures cannot be read\n' }),
    );
  });
  server.requestTimeout = 10 * SECOND;
  server.headersTimeout = 5 * SECOND;
  const port = await listen(server, options.port, options.host);
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
