import { Agent, request } from 'node:http';
import type { RawRequest } from './spoil-request.fixture';

export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Sends requests as they stand; `fetch` would put addresses in order first. */
export class RawHttp {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** A stream that does not end is cut off once its head has come. */
  send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.agent,
          hostname,
          port,
          method,
          path: `/api${path}`,
          headers: {
            authorization: `Bearer ${this.key}`,
            ...headers,
            ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const status = response.statusCode ?? 0;
          const contentType = response.headers['content-type'] ?? '';
          if (contentType.startsWith('text/event-stream')) {
            asked.destroy();
            resolve({ status, contentType, text: '' });
            return;
          }
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({ status, contentType, text: Buffer.concat(chunks).toString() }),
          );
        },
      );
      asked.once('error', reject);
      asked.end(body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
