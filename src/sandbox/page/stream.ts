import type { ServerResponse } from 'node:http';
import type { PageUpdate } from './page-state.ts';

/** The open pages. Each gets the whole state first and every change after it. */
export type Stream = {
  readonly add: (response: ServerResponse, first: PageUpdate) => void;
  readonly send: (update: PageUpdate) => void;
};

export function createStream(): Stream {
  const open = new Set<ServerResponse>();
  return {
    add: (response, first) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(format(first));
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    send: (update) => {
      const text = format(update);
      for (const response of open) response.write(text);
    },
  };
}

function format(update: PageUpdate): string {
  return `data: ${JSON.stringify(update)}\n\n`;
}
