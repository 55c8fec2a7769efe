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

/** Where a server of a spec listens; by default on a free port. */
interface Place {
  readonly host: string;
  readonly port?: number;
}

/** A real HTTP server, on a free port of 127.0.0.1 unless told otherwise. */
export function httpServer(
  listener: RequestListener,
  place: string | Place = '127.0.0.1',
): Promise<LocalServer> {
  return started(createServer(listener), typeof place === 'string' ? { host: place } : place);
}

/** A server that speaks whatever the spec wants. */
export function tcpServer(onConnection: (socket: Socket) => void): Promise<LocalServer> {
  return started(createTcpServer(onConnection), { host: '127.0.0.1' });
}

async function started(server: Server, { host, port: wanted = 0 }: Place): Promise<LocalServer> {
  const connections: string[] = [];
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.push(socket.localAddress ?? '');
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(wanted, host);
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
