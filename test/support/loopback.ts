import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Loopback = AsyncDisposable & { readonly url: string; readonly port: number };

/** An HTTP server on a free port of this machine. */
export async function listenOnLoopback(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
