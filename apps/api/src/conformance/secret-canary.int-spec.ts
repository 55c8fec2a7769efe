// Criterion of B-11: a canary in every secret field appears in no answer, export, version, draft, log,
// row or message. Steps, events and dead letters have theirs in apps/worker/src/connections.
import { randomBytes } from 'node:crypto';
import {
  Integration,
  IntegrationKind,
  type IntegrationKind as Kind,
  listOf,
  secretFieldsOf,
  streamsOf,
} from '@hookline/contracts';
import type { NatsConnection } from '@hookline/messaging';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { idOf, TestApi, type TestRequest } from '../testing/test-api';
import { createWorld, idsForPath, type DomainWorld } from './domain-world.fixture';
import { readOperations } from './open-api-operations.fixture';

// Hex is fine in a token, an address and base64 alike; answers may show the last four characters.
const canary = randomBytes(12).toString('hex');

/** Settings of every kind with a canary in each of its secrets; no target is ever reached. */
const connections: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  email: { host: '127.0.0.1', from: 'a@b.example', user: 'ann', password: `pw-${canary}-last` },
  telegram: { botToken: `123456:${canary}-last`, apiOrigin: 'http://127.0.0.1:9' },
  slack: {
    webhookUrl: `https://127.0.0.1:9/services/${canary}/last`,
    botToken: `xoxb-${canary}-last`,
  },
  discord: { webhookUrl: `https://127.0.0.1:9/api/webhooks/12/${canary}-last` },
  webhook: {
    url: 'https://127.0.0.1:9/',
    secret: `whsec_${canary}${'A'.repeat(16)}`,
    authorization: `Bearer ${canary}-last`,
  },
  http: {
    origin: 'http://127.0.0.1:9',
    password: `pw-${canary}-last`,
    token: `tk-${canary}-last`,
    key: `ky-${canary}-last`,
  },
};

describe('a canary in every secret field (B-11)', () => {
  let api: TestApi;
  let world: DomainWorld;
  /** Everything the api ever said, with what it was asked. */
  const answers: { readonly asked: string; readonly said: string }[] = [];

  beforeAll(async () => {
    api = await TestApi.start({}, {}, [], { keepsLog: true });
    world = await createWorld(api, api.database.domainId, 'mine');
  });
  afterAll(() => api.stop());

  const ask = async (path: string, request: TestRequest = {}) => {
    const answer = await api.send(path, request);
    const headers: string[] = [];
    answer.headers.forEach((value, name) => headers.push(`${name}: ${value}`));
    answers.push({
      asked: `${request.method ?? (request.body === undefined ? 'GET' : 'POST')} ${path}`,
      said: `${headers.join()}${JSON.stringify(answer.body)}`,
    });
    return answer;
  };
  const leaks = () => answers.filter(({ said }) => said.includes(canary)).map(({ asked }) => asked);

  it.each(IntegrationKind.options)('is set in all secrets of %s', (kind) => {
    const fields = secretFieldsOf(kind);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(String(connections[kind][field])).toContain(canary);
  });

  it('comes back from no way of making, changing, testing and refusing a connection', async () => {
    for (const kind of IntegrationKind.options) {
      const settings = connections[kind];
      const body = { kind, name: `Canary ${kind}`, settings };
      const { status, body: made } = await ask('/integrations', {
        body,
        headers: { 'idempotency-key': `canary-${kind}` },
      });
      expect({ kind, status }).toEqual({ kind, status: 200 });
      await ask('/integrations', { body, headers: { 'idempotency-key': `canary-${kind}` } });
      await ask('/integrations', { body });
      const path = `/integrations/${idOf(made)}`;
      await ask(path);
      await ask(path, { method: 'PUT', body });
      await ask(path, { method: 'PATCH', body: { settings } });
      await ask(`${path}/test`, { body: {} });
      await ask(`${path}/test`, { body: { settings } });
      await ask('/integrations/test', { body: { kind, settings } });
      // Refused: a name nobody knows, a value of the wrong type, the secret in a wrong place.
      await ask('/integrations', { body: { ...body, settings: { ...settings, [canary]: 1 } } });
      for (const field of secretFieldsOf(kind)) {
        await ask(path, { method: 'PATCH', body: { settings: { [field]: [settings[field]] } } });
        await ask(path, { method: 'PATCH', body: { settings: { [field]: `\n${canary}` } } });
      }
    }
    await ask('/integrations', { body: `{"kind": "http", "settings": {"token": "${canary}"` });
    // A name nobody knows is said again: it is the sender's own word, and no secret field's value.
    expect(leaks().filter((asked) => asked !== 'POST /integrations')).toEqual([]);
    const said = answers.filter(({ said }) => said.includes(canary)).map(({ said: text }) => text);
    for (const text of said) expect(text).toContain(`settings.${canary}`);
    answers.length = 0;
  });

  it('comes back from no domain variable, drawing, version, draft or export', async () => {
    const path = '/routing/schema/variables';
    const { body: variable } = await ask(path, {
      body: { name: 'canary_var', value: `v-${canary}-last`, encrypt: true },
    });
    await ask(`${path}/${idOf(variable)}`, { method: 'PATCH', body: { value: [canary] } });
    await ask(`${path}/${idOf(variable)}`);
    await ask(`${path}?sort=value&q=canary`);

    const graph = {
      nodes: [
        { id: 'start', type: 'start' },
        {
          id: 'tell',
          type: 'send-message',
          name: 'Tell',
          params: {
            channel: 'telegram',
            integration: { name: 'Canary telegram' },
            to: '42',
            text: '$${canary_var}',
          },
        },
        {
          id: 'call',
          type: 'http-request',
          name: 'Call',
          params: {
            url: 'http://127.0.0.1:9/x',
            auth: { name: 'Canary http' },
            headers: { 'x-key': '$${canary_var}' },
          },
        },
        { id: 'end', type: 'stop' },
      ],
      edges: [
        { id: 'e1', from: 'start', outlet: 'next', to: 'tell' },
        { id: 'e2', from: 'tell', outlet: 'success', to: 'call' },
        { id: 'e3', from: 'tell', outlet: 'failure', to: 'end' },
        { id: 'e4', from: 'call', outlet: 'success', to: 'end' },
        { id: 'e5', from: 'call', outlet: 'failure', to: 'end' },
      ],
    };
    const { body: schema } = await ask('/routing/schema', { body: { name: 'Canary', graph } });
    const schemaId = idOf(schema);
    const below = `/routing/schema/${schemaId}`;
    const published = await ask(`${below}/publish`, { method: 'POST' });
    expect(published.body).not.toHaveProperty('problems');
    for (const tail of ['', '/draft', '/versions', '/versions/1', '/hooks', '/check']) {
      await ask(`${below}${tail}`, tail === '/check' ? { method: 'POST', body: { graph } } : {});
    }
    await ask('/call_center/queues/' + world.ids.queues + '/hooks', {
      body: { event: 'answered', schema: { id: schemaId } },
    });
    expect(leaks()).toEqual([]);
  });

  it('comes back from no question the reference knows', async () => {
    const { operations } = readOperations((await api.send('/docs-json')).body);
    const reads = operations.filter(({ method, path }) => method === 'GET' && path !== '/updates');
    expect(reads.length).toBeGreaterThan(40);
    const { items } = await api.read('/integrations?size=100', listOf(Integration));
    for (const { path } of reads) {
      const ids = idsForPath(path, world);
      await ask(path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? ''));
      await ask(
        `${path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? '')}?q=${canary}`,
      );
    }
    for (const { id } of items) await ask(`/integrations/${id}`);
    // What was searched for is the asker's own word, and only where a fault repeats it.
    expect(leaks().filter((asked) => !asked.includes('?q='))).toEqual([]);
  });

  it('stands in no row, in clear, in hexadecimal or in base64', async () => {
    const texts = [
      canary,
      Buffer.from(canary).toString('hex'),
      ...[0, 1, 2].map((shift) =>
        Buffer.from(' '.repeat(shift) + canary)
          .toString('base64')
          .slice(4, -4),
      ),
    ];
    const tables = await api.database.dataSource.query<{ name: string }[]>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const found = await api.database.dataSource.query<object[]>(
        `select 1 from ${name} t where t::text ilike any($1)`,
        [texts.map((text) => `%${text}%`)],
      );
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
  });

  it('travels in no message', async () => {
    const manager = await jetstreamManager(api.app.get<NatsConnection>(NATS_CONNECTION));
    let looked = 0;
    for (const stream of Object.values(streamsOf(api.settings.nats.namespace))) {
      const { state } = await manager.streams.info(stream);
      for (let sequence = state.first_seq; sequence <= state.last_seq; sequence += 1) {
        const query = { seq: sequence };
        const stored = await manager.streams.getMessage(stream, query).catch(() => null);
        if (!stored) continue;
        looked += 1;
        expect(`${stored.subject} ${stored.string()}`).not.toContain(canary);
      }
    }
    expect(looked).toBeGreaterThan(0);
  });

  it('is logged nowhere, at any level', () => {
    expect(api.logged.length).toBeGreaterThan(100);
    expect(api.logged.filter((line) => line.includes(canary))).toEqual([]);
  });
});
