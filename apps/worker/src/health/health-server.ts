import { createServer, type Server, type ServerResponse } from 'node:http';
import type { WorkerMetrics } from './worker-metrics';

export interface HealthServerDeps {
  readonly port: number;
  /** Works on at least one partition, and is not about to stop. */
  readonly isReady: () => boolean;
  readonly metrics: WorkerMetrics;
}

/**
 * What an orchestrator asks a worker: `/live`, `/ready` (503 while it pulls nothing) and `/metrics`
 * for Prometheus. Nothing of any domain is told; keep the port inside all the same.
 */
export class HealthServer {
  private constructor(
    private readonly server: Server,
    /** The port it listens on; differs from the one asked for when that was 0. */
    readonly port: number,
  ) {}

  static async start({ port, isReady, metrics }: HealthServerDeps): Promise<HealthServer> {
    const server = createServer((request, response) => {
      switch (request.url) {
        case '/live':
          return answer(response, 200, { status: 'live' });
        case '/ready':
          return isReady()
            ? answer(response, 200, { status: 'ready' })
            : answer(response, 503, { status: 'not ready' });
        case '/metrics':
          return void metrics.read().then(({ contentType, text }) => {
            response.writeHead(200, { 'content-type': contentType });
            response.end(text);
          });
        default:
          return answer(response, 404, { message: 'There is nothing at this address.' });
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, resolve);
    });
    const address = server.address();
    return new HealthServer(server, typeof address === 'object' && address ? address.port : port);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
