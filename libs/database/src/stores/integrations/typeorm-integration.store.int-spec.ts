import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection, IntegrationQuery } from '@hookline/contracts';
import { ConflictError, NotFoundError } from '@hookline/engine';
import { Pool } from 'pg';
import { ConfigTransactions } from '../../config-outbox/config-transactions';
import { readConnections } from '../../runtime/pg-connections';
import { rotateSecrets, SecretBox, sealedColumns } from '../../secrets';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { TypeOrmIntegrationStore } from './typeorm-integration.store';

const canary = '123456:canary-of-a-bot-token-7777';
const bot = Connection.parse({ kind: 'telegram', settings: { botToken: canary } });
const places = [{ type: 'send-message', param: 'integration' }];
const firstKey = { id: 'k1', key: randomBytes(32) };
const box = new SecretBox([firstKey]);

describe('TypeOrmIntegrationStore', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: TypeOrmIntegrationStore;
  let domainId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ domainId } = database);
    pool = new Pool({ connectionString: database.url });
    const { dataSource } = database;
    store = new TypeOrmIntegrationStore(
      dataSource,
      new ConfigTransactions(dataSource),
      box,
      places,
    );
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => pool.query('delete from flow_schema; delete from integration'));

  const outbox = async () =>
    (await pool.query(`select kind, object_id from config_outbox order by id desc limit 1`))
      .rows[0];

  it('seals secrets, shows only their ends and opens them for whoever sends', async () => {
    const made = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    expect(made).toMatchObject({
      name: 'Bot',
      kind: 'telegram',
      used_by: 0,
      last_test: null,
      settings: {
        botToken: { set: true, hint: '7777' },
        apiOrigin: 'https://api.telegram.org',
      },
    });
    const stored = await pool.query(`select row_to_json(i)::text as row from integration i`);
    expect(stored.rows[0].row).not.toContain('canary');
    expect(await readConnections(pool, box)).toEqual([
      { id: made.id, domainId, name: 'Bot', connection: bot },
    ]);
    expect(await outbox()).toEqual({ kind: 'integration', object_id: made.id });
  });

  it('shows no end of a short secret', async () => {
    const connection = Connection.parse({
      kind: 'email',
      settings: { host: 'h', user: 'u', password: 'shortpass', from: 'a@b.example' },
    });
    const made = await store.createIntegration(domainId, { name: 'Mail', connection });
    expect(made.settings).toMatchObject({ password: { set: true, hint: '' }, user: 'u' });
  });

  it('opens nothing that was moved to another row, or put back', async () => {
    const one = await store.createIntegration(domainId, { name: 'One', connection: bot });
    const two = await store.createIntegration(domainId, { name: 'Two', connection: bot });
    const {
      rows: [before],
    } = await pool.query(`select secrets from integration where id = $1`, [two.id]);
    await store.changeIntegration(domainId, two.id, (current) => current);
    await pool.query(
      `update integration set secrets = (select secrets from integration where id = $2) where id = $1`,
      [one.id, two.id],
    );
    await pool.query(`update integration set secrets = $2 where id = $1`, [two.id, before.secrets]);
    const rows = await readConnections(pool, box);
    expect(rows.map(({ connection }) => 'fault' in connection)).toEqual([true, true]);
    expect(await store.loadConnection(domainId, one.id)).toMatchObject({
      unreadable: ['botToken'],
    });
  });

  it('is mended and deleted when the key of its secrets is gone', async () => {
    const made = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const lost = await store.createIntegration(domainId, { name: 'Lost', connection: bot });
    const { dataSource } = database;
    const newBox = new SecretBox([{ id: 'k2', key: randomBytes(32) }]);
    const config = new ConfigTransactions(dataSource);
    const later = new TypeOrmIntegrationStore(dataSource, config, newBox, places);
    const mended = await later.changeIntegration(domainId, made.id, (current) => {
      expect(current.unreadable).toEqual(['botToken']);
      expect(current.connection.settings).toEqual({ apiOrigin: 'https://api.telegram.org' });
      return { name: 'Mended', connection: bot };
    });
    expect(mended.settings).toMatchObject({ botToken: { set: true, hint: '7777' } });
    expect(await later.loadConnection(domainId, made.id)).toEqual({
      name: 'Mended',
      connection: bot,
      unreadable: [],
    });
    expect((await later.deleteIntegration(domainId, lost.id)).name).toBe('Lost');
  });

  it('goes on under a new key after rotation', async () => {
    await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const second = { id: 'k2', key: randomBytes(32) };
    const report = await rotateSecrets(pool, new SecretBox([second, firstKey]), sealedColumns);
    expect(report).toMatchObject({ rotated: 1, unreadable: [] });
    const [row] = await readConnections(pool, new SecretBox([second]));
    expect(row?.connection).toEqual(bot);
  });

  it('changes nothing when the change is refused', async () => {
    const made = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const refused = store.changeIntegration(domainId, made.id, () => {
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await store.loadIntegration(domainId, made.id)).toEqual(made);
  });

  it('has each name once, however it is written', async () => {
    await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const again = store.createIntegration(domainId, { name: 'BOT', connection: bot });
    await expect(again).rejects.toMatchObject({ code: 'integration.name.taken' });
  });

  it('remembers the last test until the values change', async () => {
    const { id } = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const result = {
      ok: false,
      stage: 'dns',
      status: null,
      message: 'No.',
      durationMs: 3,
    } as const;
    await store.noteTest(domainId, id, result);
    expect((await store.loadIntegration(domainId, id)).last_test).toMatchObject({
      ok: false,
      message: 'No.',
    });
    const changed = await store.changeIntegration(domainId, id, (one) => ({ ...one, name: 'B' }));
    expect(changed.last_test).toBeNull();
  });

  it('lists by kind and by a part of the name', async () => {
    await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const http = Connection.parse({
      kind: 'http',
      settings: { origin: 'https://crm.example', auth: 'none' },
    });
    await store.createIntegration(domainId, { name: 'CRM', connection: http });
    const names = async (query: object) => {
      const page = await store.listIntegrations(domainId, IntegrationQuery.parse(query));
      return page.items.map(({ name }) => name);
    };
    expect(await names({})).toEqual(['Bot', 'CRM']);
    expect(await names({ kind: 'http' })).toEqual(['CRM']);
    expect(await names({ q: 'bo*' })).toEqual(['Bot']);
  });

  it.each(['draft', 'published'])('is kept while a %s names it, by id or name', async (where) => {
    const { id } = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const other = await store.createIntegration(domainId, { name: 'Free', connection: bot });
    const node = (integration: object, type = 'send-message') => ({
      nodes: [{ id: 'n1', type, params: { integration } }],
    });
    const named = { draft: node({ id: `0${id}`, name: 'x' }), published: node({ name: 'bOT' }) };
    const draft = where === 'draft' ? named.draft : node({ id: other.id }, 'list-add');
    const { rows } = await pool.query(
      `insert into flow_schema (domain_id, name, draft) values ($1, 'Missed', $2) returning id::text`,
      [domainId, draft],
    );
    if (where === 'published') {
      await pool.query(
        `with v as (insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
           values ($3, $1, 1, 1, $2, '') returning id)
         update flow_schema set published_version_id = v.id from v where flow_schema.id = $1`,
        [rows[0].id, named.published, domainId],
      );
    }
    expect((await store.loadIntegration(domainId, id)).used_by).toBe(1);
    const refused: unknown = await store.deleteIntegration(domainId, id).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(ConflictError);
    expect(refused).toMatchObject({ users: [{ kind: 'flow-schema', name: 'Missed' }] });
    await store.deleteIntegration(domainId, other.id);
    await expect(store.loadIntegration(domainId, other.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('keeps other domains out', async () => {
    const { id } = await store.createIntegration(domainId, { name: 'Bot', connection: bot });
    const { rows } = await pool.query(`insert into domain (name) values ('B') returning id::text`);
    const foreign: string = rows[0].id;
    await expect(store.loadIntegration(foreign, id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(store.loadConnection(foreign, id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(store.deleteIntegration(foreign, id)).rejects.toBeInstanceOf(NotFoundError);
    const page = await store.listIntegrations(foreign, IntegrationQuery.parse({}));
    expect(page.items).toEqual([]);
  });
});
