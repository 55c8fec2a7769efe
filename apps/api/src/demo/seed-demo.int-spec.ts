import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowGraph } from '@hookline/contracts';
import {
  ConfigTransactions,
  createTestDatabase,
  TypeOrmFlowDraftStore,
  type TestDatabase,
} from '@hookline/database';
import { checkGraph } from '../flow-schemas/check-graph';
import { seedDemo } from './seed-demo';

describe('seedDemo', () => {
  let database: TestDatabase;
  let domainId: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    domainId = await seedDemo(database.dataSource, { echoUrl: 'http://127.0.0.1:3999' });
  });
  afterAll(() => database.drop());

  const count = async (sql: string): Promise<number> => {
    const [row] = await database.dataSource.query(`select count(*)::int as n from ${sql}`, [
      domainId,
    ]);
    return row.n;
  };

  it('makes a contact centre', async () => {
    expect(await count(`agent where domain_id = $1 and team_id is not null`)).toBe(12);
    expect(await count(`queue where domain_id = $1`)).toBe(3);
    expect(await count(`member where domain_id = $1`)).toBe(8);
    expect(await count(`contact_list where domain_id = $1`)).toBe(3);
    expect(await count(`queue_hook where domain_id = $1 and enabled`)).toBe(6);
  });

  it('publishes flows without errors or warnings, checked against their hooks', async () => {
    const schemas: { id: string; name: string; published_version_id: string }[] =
      await database.dataSource.query(`select * from flow_schema where domain_id = $1`, [domainId]);
    expect(schemas).toHaveLength(4);
    const drafts = new TypeOrmFlowDraftStore(
      database.dataSource,
      new ConfigTransactions(database.dataSource),
    );
    for (const schema of schemas) {
      expect(schema.published_version_id).not.toBeNull();
      const draft = await drafts.loadDraft(domainId, schema.id, checkGraph);
      const { problems } = draft;
      expect({ schema: schema.name, problems }).toEqual({ schema: schema.name, problems: [] });
    }
  });

  it('draws cards that do not touch', async () => {
    const columnWidth = 340;
    const versions: { graph: FlowGraph }[] = await database.dataSource.query(
      `select graph from flow_version where domain_id = $1`,
      [domainId],
    );
    for (const { graph } of versions) {
      const columns = [...new Set(graph.nodes.map(({ position }) => position.x))].sort(
        (a, b) => a - b,
      );
      const gaps = columns.slice(1).map((x, index) => x - (columns[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(columnWidth);
    }
  });

  it('leaves nothing behind when a part of it fails', async () => {
    await database.dataSource.query(
      `alter table queue_hook add constraint no_second_demo check (domain_id = ${domainId})`,
    );
    await expect(seedDemo(database.dataSource, { echoUrl: 'http://x' })).rejects.toThrow();
    expect(await count(`domain where name = 'Demo centre' and id <> $1`)).toBe(0);
  });
});
