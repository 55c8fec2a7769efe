/** A TCP link to a server that can be cut, closed, or lose one answer: faults on command. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultyLink {
  /** The server's address with the link's port. */
  readonly url: string;
  /** Connections that are open now. */
  readonly open: number;
  /** Breaks every open connection. New ones are welcome. */
  readonly cut: () => void;
  /** Breaks every open connection and refuses new ones until `raise`. */
  readonly lower: () => void;
  readonly raise: () => void;
  /**
   * Loses the answer to the next request that holds the text: the server gets and does it, the
   * connection breaks instead of answering. Resolves when that happened.
   */
  readonly loseAnswerTo: (text: string) => Promise<void>;
  readonly close: () => void;
}

export async function startFaultyLink(serverUrl: string): Promise<FaultyLink> {
  const target = new URL(serverUrl);
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let lowered = false;
  let trap: { text: string; sprung: () => void } | null = null;

  const server = createServer((near) => {
    if (lowered) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    const pair = { near, far };
    pairs.add(pair);
    let loses: (() => void) | null = null;
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('data', (chunk: Buffer) => {
      if (trap && chunk.includes(trap.text)) {
        loses = trap.sprung;
        trap = null;
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (!loses) {
        near.write(chunk);
        return;
      }
      const sprung = loses;
      // A moment for what stands behind it in the same request, say a commit behind its writes.
      setTimeout(() => {
        end();
        sprung();
      }, 30);
    });
    for (const socket of [near, far]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
  };

  return {
    url: Object.assign(new URL(serverUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    get open() {
      return pairs.size;
    },
    cut,
    lower: () => {
      lowered = true;
      cut();
    },
    raise: () => {
      lowered = false;
    },
    loseAnswerTo: (text) =>
      new Promise((resolve) => {
        trap = { text, sprung: resolve };
      }),
    close: () => {
      server.close();
      cut();
    },
  };
}
