import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A server of a spec: where it listens, who connected, and how to end it. */
export interface LocalServer {
  readonly port: number;
  readonly url: string;
  /** Local address of every connection that arrived. */
  readonly connections: string[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port of 127.0.0.1 (or all interfaces with `everywhere`). */
export function httpServer(
  listener: RequestListener,
  host: '127.0.0.1' | '0.0.0.0' | '::' = '127.0.0.1',
): Promise<LocalServer> {
  return started(createServer(listener), host);
}

/** A server that speaks whatever the spec wants. */
export function tcpServer(onConnection: (socket: Socket) => void): Promise<LocalServer> {
  return started(createTcpServer(onConnection), '127.0.0.1');
}

async function started(server: Server, host: string): Promise<LocalServer> {
  const connections: string[] = [];
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.push(socket.localAddress ?? '');
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
