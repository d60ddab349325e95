import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** RFC 6455, section 1.3. */
const HANDSHAKE_ID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export type Connection = {
  send(value: unknown): void;
  /** Ends the connection without a word. */
  drop(): void;
};

export type SocketServer = AsyncDisposable & { readonly url: string; readonly connections: Connection[] };

function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = length < 126 ? Buffer.alloc(2) : Buffer.alloc(4);
  header[0] = 0x80 | opcode;
  header[1] = Math.min(length, 126);
  if (length >= 126) header.writeUInt16BE(length, 2);
  return Buffer.concat([header, payload]);
}

/** One masked frame of a client and what follows it; null while it is incomplete. */
function decodeFrame(data: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | null {
  const short = (data[1] ?? 0) & 0x7f;
  const at = short === 126 ? 4 : 2;
  if (data.length < at + 4) return null;
  const length = short === 126 ? data.readUInt16BE(2) : short;
  if (data.length < at + 4 + length) return null;
  const mask = data.subarray(at, at + 4);
  const payload = Buffer.from(data.subarray(at + 4, at + 4 + length));
  for (let i = 0; i < length; i += 1) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return { opcode: (data[0] ?? 0) & 0xf, payload, rest: data.subarray(at + 4 + length) };
}

function accept(request: IncomingMessage, socket: Duplex, onMessage: (text: string) => void): Connection {
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}${HANDSHAKE_ID}`)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write(`${[...lines, `Sec-WebSocket-Accept: ${key}`].join('\r\n')}\r\n\r\n`);
  let pending = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let frame = decodeFrame(pending); frame !== null; frame = decodeFrame(pending)) {
      pending = Buffer.from(frame.rest);
      if (frame.opcode === PING) socket.write(encodeFrame(PONG, frame.payload));
      if (frame.opcode === CLOSE) socket.end(encodeFrame(CLOSE, frame.payload));
      if (frame.opcode === TEXT) onMessage(frame.payload.toString());
    }
  });
  return {
    send: (value) => void socket.write(encodeFrame(TEXT, Buffer.from(JSON.stringify(value)))),
    drop: () => void socket.destroy(),
  };
}

/** A server of plain HTTP requests and of web sockets, as far as Socket Mode needs them. */
export async function startSocketServer(
  listener: RequestListener,
  onOpen: (connection: Connection) => void,
  onMessage: (text: string, connection: Connection) => void,
): Promise<SocketServer> {
  const connections: Connection[] = [];
  const server = createServer(listener);
  server.on('upgrade', (request, socket) => {
    const connection = accept(request, socket, (text) => onMessage(text, connection));
    connections.push(connection);
    onOpen(connection);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connections,
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
