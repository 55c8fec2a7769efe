import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection, streamsOf } from '@hookline/contracts';
import {
  ConfigTransactions,
  OutboundAllowStore,
  TypeOrmConfigOutbox,
  TypeOrmIntegrationStore,
} from '@hookline/database';
import { SecretBox } from '@hookline/database/runtime';
import { ConfigChanges } from '@hookline/messaging';
import { jetstreamManager } from '@nats-io/jetstream';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from '../testing/worker-world';

const key = { id: 'spec', key: randomBytes(32) };
const canary = `canary-${randomBytes(8).toString('hex')}`;
const botToken = `123456:${canary}`;

/** A target that answers as an echo service and as Telegram at once. */
interface Target {
  readonly url: string;
  readonly requests: { readonly url: string; readonly authorization: string }[];
  readonly server: Server;
}

async function aTarget(): Promise<Target> {
  const requests: Target['requests'] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    requests.push({ url, authorization: headers.authorization ?? '' });
    request.resume();
    const isRefused = url.endsWith('/refused');
    response.writeHead(isRefused ? 500 : 200, {
      'content-type': 'application/json',
      'x-echo': url,
    });
    const description = `Not you: ${url} ${headers.authorization ?? ''}`;
    response.end(
      JSON.stringify({
        ok: !isRefused,
        description,
        result: { message_id: 7 },
        echo: [url, headers],
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, requests, server };
}

describe('connections in runs', () => {
  let world: WorkerWorld;
  let target: Target;
  let store: TypeOrmIntegrationStore;
  let allowed: OutboundAllowStore;
  let outbox: TypeOrmConfigOutbox;

  beforeAll(async () => {
    target = await aTarget();
    world = await createWorkerWorld();
    const { dataSource } = world.database;
    const config = new ConfigTransactions(dataSource);
    store = new TypeOrmIntegrationStore(dataSource, config, new SecretBox([key]), []);
    allowed = new OutboundAllowStore(dataSource, config);
    outbox = new TypeOrmConfigOutbox(dataSource);
    await world.startWorker({ secretKeys: [key] });
  });
  afterAll(async () => {
    target.server.closeAllConnections();
    target.server.close();
    await world.stop();
  });
  beforeEach(() => {
    target.requests.length = 0;
  });

  /** What the api's relay does after a commit. */
  const relay = async () => {
    const changes = new ConfigChanges(world.connection, world.namespace);
    await outbox.relay(({ id, domainId, kind, objectId }) =>
      changes.publish({ domainId, kind, id: objectId, version: Number(id) }, `outbox:${id}`),
    );
  };
  /** Hooks are not made through a store here; the workers are told by hand. */
  const hooksRead = async () => {
    const { domainId } = world.database;
    const changes = new ConfigChanges(world.connection, world.namespace);
    const change = { domainId, kind: 'hook', id: '1', version: Date.now() };
    await changes.publish(change, randomBytes(8).toString('hex'));
    await new Promise((resolve) => setTimeout(resolve, 800));
  };
  const allow = async (targets: string[]) => {
    await allowed.replace({ targets }, { domainId: world.database.domainId, userId: null });
    await relay();
  };
  const connect = async (name: string, connection: object) => {
    const { domainId } = world.database;
    const given = { name, connection: Connection.parse(connection) };
    const made = await store.createIntegration(domainId, given);
    await relay();
    return made.id;
  };
  const runFor = async (queueId: string) => {
    const event = anEvent(queueId);
    await world.publisher.publish(world.database.domainId, event);
    return until(async () =>
      (await runsOf(world, event.id)).find(({ ended_at }) => ended_at !== null),
    );
  };
  const message = (id: string, name: string, text: string) => ({
    id,
    type: 'send-message',
    name: id,
    params: { channel: 'telegram', integration: { name }, to: '42', text },
  });
  /** Hooks a flow of one node; answers how to run it until it ended in this way, within 2 s. */
  const flowOf = async (node: Parameters<typeof aHook>[1]['nodes'][number]) => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [node],
      edges: [`start next ${node.id}`],
    });
    await hooksRead();
    return async (code: string | null) => {
      const startedAt = Date.now();
      await until(async () => ((await runFor(queueId)).error?.code ?? null) === code, 2_000);
      return Date.now() - startedAt;
    };
  };

  it('obeys the platform admin’s list within two seconds, also when a target is withdrawn', async () => {
    const become = await flowOf({
      id: 'call',
      type: 'http-request',
      params: { url: target.url, bodyType: 'none' },
    });
    await become('http.blocked');
    expect(target.requests).toEqual([]);
    await allow([new URL(target.url).host]);
    await become(null);
    await allow([]);
    await become('http.blocked');
    await allow([new URL(target.url).host]);
    await become(null);
  });

  it('knows a new, a changed and a deleted connection within two seconds', async () => {
    const become = await flowOf(message('tell', 'Changing bot', 'Hi'));
    await become('integration.missing');
    const settings = { botToken, apiOrigin: target.url };
    const id = await connect('Changing bot', { kind: 'telegram', settings });
    await become(null);
    expect(target.requests.at(-1)?.url).toBe(`/bot${botToken}/sendMessage`);
    const other = { botToken: '123456:another-token-0000', apiOrigin: target.url };
    const changed = {
      name: 'Changing bot',
      connection: Connection.parse({ kind: 'telegram', settings: other }),
    };
    await store.changeIntegration(world.database.domainId, id, () => changed);
    await relay();
    await until(async () => {
      await become(null);
      return target.requests.at(-1)?.url === '/bot123456:another-token-0000/sendMessage';
    }, 2_500);
    await store.deleteIntegration(world.database.domainId, id);
    await relay();
    await become('integration.missing');
  });

  it('leaves no trace of a secret in rows, messages, steps and logs (B-11, B-12)', async () => {
    await connect('Canary bot', {
      kind: 'telegram',
      settings: { botToken, apiOrigin: target.url },
    });
    const crm = { origin: target.url, auth: 'bearer', token: canary };
    await connect('Canary CRM', { kind: 'http', settings: crm });
    const basic = { origin: target.url, auth: 'basic', user: 'ann', password: canary };
    await connect('Canary basic', { kind: 'http', settings: basic });
    const call = (id: string, name: string) => ({
      id,
      type: 'http-request',
      name: id,
      params: {
        url: `${target.url}/${id}`,
        auth: { name },
        extract: { all: '@this' },
        json: { said: '${steps["tell"].answer}' },
      },
    });
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        message('tell', 'Canary bot', 'Hi'),
        call('crm', 'Canary CRM'),
        call('basic', 'Canary basic'),
      ],
      edges: ['start next tell', 'tell success crm', 'crm success basic'],
    });
    await hooksRead();
    const run = await until(async () => {
      const ended = await runFor(queueId);
      return ended.status === 'completed' ? ended : null;
    });
    const credentials = Buffer.from(`ann:${canary}`).toString('base64');
    // The same where it fails: the target repeats what it was sent, and the run says why it failed.
    const failingQueue = await aQueue(world);
    const refused = call('refused', 'Canary CRM');
    await aHook(world, {
      queueId: failingQueue,
      event: 'missed',
      nodes: [{ ...refused, settings: { retry: { tries: 2, firstDelayMs: 100 } } }],
      edges: ['start next refused'],
    });
    await hooksRead();
    expect((await runFor(failingQueue)).status).toBe('failed');
    target.requests.splice(-2);
    expect(target.requests.map(({ authorization }) => authorization).slice(-2)).toEqual([
      `Bearer ${canary}`,
      `Basic ${credentials}`,
    ]);
    const { rows } = await world.pool.query(`select output::text from step where run_id = $1`, [
      run.id,
    ]);
    expect(rows.map(({ output }) => output).join()).toContain('[hidden]');

    const { rows: tables } = await world.pool.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const { rows: found } = await world.pool.query(
        `select 1 from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'`,
        [canary, credentials],
      );
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
    const manager = await jetstreamManager(world.connection);
    for (const stream of Object.values(streamsOf(world.namespace))) {
      const { state } = await manager.streams.info(stream);
      for (let sequence = state.first_seq; sequence <= state.last_seq; sequence += 1) {
        const stored = await manager.streams
          .getMessage(stream, { seq: sequence })
          .catch(() => null);
        expect(stored?.string() ?? '').not.toContain(canary);
      }
    }
    expect(world.logged.length).toBeGreaterThan(0);
    expect(world.logged.filter((line) => line.includes(canary))).toEqual([]);
    expect(world.logged.filter((line) => line.includes(credentials))).toEqual([]);
  });

  it('spaces messages to one chat over several workers, without a try for the wait (B-43)', async () => {
    await world.startWorker({ secretKeys: [key], name: 'second' });
    await connect('Paced bot', {
      kind: 'telegram',
      settings: { botToken: '99:paced-token-0123456', apiOrigin: target.url },
    });
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [message('tell', 'Paced bot', 'Hi')],
      edges: ['start next tell'],
      hook: { mode: 'parallel' },
    });
    const { domainId } = world.database;
    await hooksRead();
    const times: number[] = [];
    target.server.on('request', () => times.push(Date.now()));
    const events = Array.from({ length: 8 }, () => anEvent(queueId));
    await Promise.all(events.map((event) => world.publisher.publish(domainId, event)));
    await until(async () => {
      const runs = (await Promise.all(events.map(({ id }) => runsOf(world, id)))).flat();
      return runs.length === 8 && runs.every(({ status }) => status === 'completed');
    }, 25_000);
    expect(times).toHaveLength(8);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(700);
    const { rows } = await world.pool.query(
      `select max(attempt) as attempt, count(*)::int as count from step
       where node_id = 'tell' and run_id in (select id from run where event_id = any($1::text[]))`,
      [events.map(({ id }) => id)],
    );
    expect(rows[0]).toMatchObject({ attempt: 1, count: 8 });
  });
});
