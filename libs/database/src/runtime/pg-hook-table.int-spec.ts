import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyFlowGraph, RunLimits } from '@hookline/contracts';
import type { Pool } from 'pg';
import { ConfigTransactions } from '../config-outbox/config-transactions';
import { TypeOrmFlowSchemaStore } from '../stores/flow-schemas/typeorm-flow-schema.store';
import { TypeOrmQueueStore } from '../stores/queues/typeorm-queue.store';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { createRuntimePool } from './create-runtime-pool';
import { PgHookTable } from './pg-hook-table';

describe('PgHookTable', () => {
  let database: TestDatabase;
  let pool: Pool;
  let table: PgHookTable;
  let schemas: TypeOrmFlowSchemaStore;
  let queues: TypeOrmQueueStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createRuntimePool(
      { url: database.url, name: 'spec', maxConnections: 2 },
      () => undefined,
    );
    table = new PgHookTable(pool);
    const config = new ConfigTransactions(database.dataSource);
    schemas = new TypeOrmFlowSchemaStore(database.dataSource, config, []);
    queues = new TypeOrmQueueStore(database.dataSource, config, []);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('still reads the versions of a deleted flow schema: runs are pinned to them', async () => {
    const { domainId } = database;
    const schema = await schemas.createSchema(
      { domainId, userId: null },
      { name: 'Old', array: { schema: [], graph: emptyFlowGraph() } },
      async () => undefined,
    );
    const [row]: { id: string }[] = await database.dataSource.query(
      `select id::text from flow_version where schema_id = $1`,
      [schema.id],
    );
    await schemas.deleteSchema(domainId, schema.id);
    expect(await table.readVersions([row!.id])).toMatchObject([
      { id: row!.id, schemaId: schema.id, schemaName: 'Old', version: 1 },
    ]);
  });

  it('tells deleted queues from living ones: runs still name them, events do not reach them', async () => {
    const { domainId } = database;
    const input = { name: 'Sales', type: 1, enabled: true, priority: 0, variables: {} } as const;
    const { id } = await queues.createQueue(domainId, {
      ...input,
      strategy: 'fifo',
      description: '',
      payload: {},
    });
    const read = async () => (await table.read()).queues.find((queue) => queue.id === id);
    expect(await read()).toMatchObject({ name: 'Sales', isDeleted: false });
    await queues.deleteQueue(domainId, id);
    expect(await read()).toMatchObject({ name: 'Sales', isDeleted: true });
  });

  it('reads the limits a domain sets, and takes the defaults for what it does not or cannot', async () => {
    const limits = async (stored: object) => {
      const { domainId } = database;
      await database.dataSource.query(`update domain set run_limits = $2 where id = $1`, [
        domainId,
        stored,
      ]);
      return (await table.read()).domains.find(({ id }) => id === domainId)?.runLimits;
    };
    const defaults = RunLimits.parse({});
    expect(await limits({})).toEqual(defaults);
    expect(await limits({ maxSteps: 500 })).toEqual({ ...defaults, maxSteps: 500 });
    expect(await limits({ maxSteps: 'many' })).toEqual(defaults);
  });
});
