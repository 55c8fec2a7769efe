/** A worker on real servers, with a receiver to look at: what every integration suite here needs. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buildSandboxThread } from '@hookline/connectors';
import { FlowGraph, type CloudEvent, type FlowDialect, type FlowNode } from '@hookline/contracts';
import { createTestDatabase, type TestDatabase } from '@hookline/database';
import { createRuntimePool } from '@hookline/database/runtime';
import {
  applyStreams,
  ConfigChanges,
  connectNats,
  EventPublisher,
  type NatsConnection,
} from '@hookline/messaging';
import { pino, type Level } from 'pino';
import type { Pool } from 'pg';
import { startWorker, type RunningWorker, type WorkerSettings } from '../worker';

export interface Received {
  readonly path: string;
  readonly body: string;
  readonly key: string;
}

/** By default JSON with a client in it, at once. */
interface Answer {
  readonly status: number;
  readonly delayMs?: number;
  /** The answer waits for it, and for the delay after it. */
  readonly after?: Promise<void>;
  readonly contentType?: string;
  readonly body?: string;
}

const aClient = { contentType: 'application/json', body: '{"client":{"vip":true}}' };

/** What a change of this kind makes workers read, by its name in the log. */
const readAs = { hook: 'hook table', 'domain-variable': 'domain variables' } as const;

export interface WorkerWorld {
  readonly database: TestDatabase;
  readonly pool: Pool;
  readonly connection: NatsConnection;
  readonly namespace: string;
  readonly publisher: EventPublisher;
  readonly sinkUrl: string;
  readonly received: Received[];
  /** How the receiver answers; replace it to play a target in trouble. */
  answer: (request: Received) => Answer;
  readonly startWorker: (overrides?: Partial<WorkerSettings>) => Promise<RunningWorker>;
  /**
   * Tells the workers that hooks (or variables) have changed, and waits until all have read them: within
   * two seconds, but not on a busy machine.
   */
  readonly configRead: (kind?: keyof typeof readAs) => Promise<void>;
  /** Lines of the log of every worker, all levels. */
  readonly logged: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function createWorkerWorld(): Promise<WorkerWorld> {
  const natsUrl = process.env.NATS_URL;
  if (!natsUrl) throw new Error('integration suites need NATS_URL');
  const database = await createTestDatabase();
  const pool = createRuntimePool(
    { url: database.url, name: 'spec', maxConnections: 4 },
    () => undefined,
  );
  const namespace = `t${randomBytes(5).toString('hex')}`;
  const connection = await connectNats({ url: natsUrl, name: 'spec' });
  await applyStreams(connection, { namespace });
  const sandboxThread = buildSandboxThread();
  const received: Received[] = [];
  const workers: RunningWorker[] = [];
  const running = new Set<string>();
  const logged: string[] = [];
  const shown = process.env.SPEC_LOG_LEVEL;
  const log = pino(
    { level: 'trace' },
    pino.multistream([
      { level: 'trace', stream: { write: (line) => void logged.push(line) } },
      ...(shown ? [{ level: shown as Level, stream: process.stdout }] : []),
    ]),
  );

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = {
        path: request.url ?? '',
        body,
        key: String(request.headers['idempotency-key'] ?? ''),
      };
      received.push(one);
      const {
        status,
        delayMs = 0,
        after = Promise.resolve(),
        contentType,
        body: answer,
      } = { ...aClient, ...world.answer(one) };
      const respond = (): void => {
        response.writeHead(status, { 'content-type': contentType });
        response.end(answer);
      };
      void after.then(() => setTimeout(respond, delayMs));
    });
  });
  const port = await listen(server);

  const world: WorkerWorld = {
    database,
    pool,
    connection,
    namespace,
    publisher: new EventPublisher(connection, namespace),
    sinkUrl: `http://127.0.0.1:${port}`,
    received,
    answer: () => ({ status: 200 }),
    logged,
    startWorker: async (overrides = {}) => {
      const worker = await startWorker(
        {
          databaseUrl: database.url,
          databaseConnections: 8,
          natsUrl,
          name: 'spec',
          concurrency: 200,
          concurrencyPerQueue: 50,
          concurrencyPerTarget: 50,
          longWaits: 1_000,
          outboundAllow: `127.0.0.1:${port}`,
          secretKeys: [],
          sandboxThread,
          healthPort: null,
          namespace,
          ...overrides,
        },
        log,
      );
      workers.push(worker);
      running.add(worker.id);
      const stop = async (): Promise<void> => {
        running.delete(worker.id);
        await worker.stop();
      };
      return { ...worker, stop };
    },
    configRead: async (kind = 'hook') => {
      const changedAt = Date.now();
      await new ConfigChanges(connection, namespace).publish(
        { domainId: database.domainId, kind, id: '1', version: changedAt },
        `spec:${randomBytes(8).toString('hex')}`,
      );
      await until(() => readingsSince(logged, readAs[kind], changedAt) >= running.size);
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      server.closeAllConnections();
      server.close();
      await connection.close();
      await pool.end();
      await database.drop();
    },
  };
  return world;
}

/** How often workers began to read it since. */
function readingsSince(logged: readonly string[], name: string, changedAt: number): number {
  return logged.filter((line) => {
    if (!line.includes('configuration read again')) return false;
    const { what, startedAt } = JSON.parse(line) as { what: string; startedAt: number };
    return what === name && startedAt >= changedAt;
  }).length;
}

/** A queue of the domain; answers its id. */
export async function aQueue(world: WorkerWorld, type = 1): Promise<string> {
  return insert(world, `insert into queue (domain_id, name, type) values ($1, $2, $3)`, [
    world.database.domainId,
    randomBytes(6).toString('hex'),
    type,
  ]);
}

/** A list of the domain; answers its id. */
export async function aList(world: WorkerWorld): Promise<string> {
  return insert(world, `insert into contact_list (domain_id, name) values ($1, $2)`, [
    world.database.domainId,
    randomBytes(6).toString('hex'),
  ]);
}

/** Publishes a graph as version 1 of a new schema and hooks it to an event of the queue. */
export async function aHook(
  world: WorkerWorld,
  input: {
    queueId: string;
    event: string;
    nodes: readonly Partial<FlowNode>[];
    /** `from outlet to` */
    edges: readonly string[];
    dialect?: FlowDialect;
    hook?: { position?: number; mode?: string; conditions?: unknown; ttl_sec?: number };
  },
): Promise<{ schemaId: string; hookId: string }> {
  const hasStart = input.nodes.some(({ type }) => type === 'start');
  const graph = FlowGraph.parse({
    ...(input.dialect && { dialect: input.dialect }),
    nodes: hasStart ? input.nodes : [{ id: 'start', type: 'start' }, ...input.nodes],
    edges: input.edges.map((text, index) => {
      const [from, outlet, to] = text.split(' ');
      return { id: `e${index}`, from, outlet, to };
    }),
  });
  const { domainId } = world.database;
  const schemaId = await insert(
    world,
    `insert into flow_schema (domain_id, name, draft) values ($1, $2, $3)`,
    [domainId, randomBytes(6).toString('hex'), JSON.stringify(graph)],
  );
  const versionId = await insert(
    world,
    `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
     values ($1, $2, 1, 1, $3, '')`,
    [domainId, schemaId, JSON.stringify(graph)],
  );
  await world.pool.query(`update flow_schema set published_version_id = $2 where id = $1`, [
    schemaId,
    versionId,
  ]);
  const hookId = await insert(
    world,
    `insert into queue_hook (domain_id, queue_id, event, schema_id, position, mode, conditions, ttl_sec)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      domainId,
      input.queueId,
      input.event,
      schemaId,
      input.hook?.position ?? 0,
      input.hook?.mode ?? 'ordered',
      input.hook?.conditions ? JSON.stringify(input.hook.conditions) : null,
      input.hook?.ttl_sec ?? null,
    ],
  );
  return { schemaId, hookId };
}

/** A missed event of a call. */
export function anEvent(queueId: string, overrides: Partial<CloudEvent> = {}): CloudEvent {
  const attempt = randomBytes(4).readUInt32BE();
  return {
    specversion: '1.0',
    id: randomBytes(8).toString('hex'),
    source: `queue_${queueId}`,
    type: 'queue.missed',
    time: new Date().toISOString(),
    ...overrides,
    data: {
      queue_id: Number(queueId),
      attempt_id: attempt,
      destination: '380441112233',
      call_duration: 42,
      ...overrides.data,
    },
  };
}

/** Polls until the condition gives something; fails after the time. */
export async function until<T>(
  condition: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Runs of an event, in position order. */
export async function runsOf(world: WorkerWorld, eventId: string) {
  const { rows } = await world.pool.query(
    `select * from run where event_id = $1 order by position`,
    [eventId],
  );
  return rows;
}

async function insert(world: WorkerWorld, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(`${sql} returning id::text`, values);
  const row = rows[0];
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
