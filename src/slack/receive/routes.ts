import type { ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

function answer(response: ServerResponse, healthy: boolean): void {
  response
    .writeHead(healthy ? 200 : 503, { 'Content-Type': 'text/plain' })
    .end(healthy ? 'ok\n' : 'not ready\n');
}

/** /healthz: the process answers. /readyz: it can take events and write them down. */
export function healthRoutes(isReady: () => boolean): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_request, response) => answer(response, true) },
    { path: '/readyz', method: 'GET', handler: (_request, response) => answer(response, isReady()) },
  ];
}
