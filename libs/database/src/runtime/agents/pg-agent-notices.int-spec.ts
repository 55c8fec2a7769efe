import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentNotice } from '@hookline/engine';
import type { Pool } from 'pg';
import { ConfigTransactions } from '../../config-outbox/config-transactions';
import { TypeOrmAgentNotificationStore } from '../../stores';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { createRuntimePool } from '../create-runtime-pool';
import { PgAgentNotices } from './pg-agent-notices';

let database: TestDatabase;
let pool: Pool;
let notices: PgAgentNotices;
let store: TypeOrmAgentNotificationStore;
let agentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 2 }, () => undefined);
  notices = new PgAgentNotices(pool);
  store = new TypeOrmAgentNotificationStore(
    database.dataSource,
    new ConfigTransactions(database.dataSource),
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into agent (domain_id, name, user_id, extension) values ($1, 'Olha', 204, '1015')
     returning id::text`,
    [database.domainId],
  );
  agentId = rows[0]?.id ?? '';
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const aNotice = (overrides: Partial<AgentNotice> = {}): AgentNotice => ({
  domainId: database.domainId,
  agentIds: [agentId],
  userIds: [],
  kind: 'message',
  level: 'info',
  message: 'Hi',
  url: null,
  seconds: 10,
  key: 'hl:1:n:1',
  ...overrides,
});

const list = (size: number, unread?: boolean) =>
  store.listNotifications(database.domainId, agentId, { page: 1, size, unread });

describe('PgAgentNotices', () => {
  it('keeps one notice per agent, named twice or not, and knows a repeat by its key', async () => {
    const [kept, ...more] = await notices.keepNotice(aNotice({ userIds: ['204', '999'] }));
    expect(more).toEqual([]);
    const [again] = await notices.keepNotice(aNotice());
    expect(again?.notification.id).toBe(kept?.notification.id);
    expect((await list(10)).items).toHaveLength(1);
  });

  it.each([['nobody'], ['999999'], [''], ["1' or true"]])('finds no agent %p', async (id) => {
    expect(await notices.keepNotice(aNotice({ agentIds: [id] }))).toEqual([]);
  });

  it('finds no agent of another domain', async () => {
    expect(await notices.keepNotice(aNotice({ domainId: '999999' }))).toEqual([]);
  });

  it('keeps the last hundred, and a repeat among them', async () => {
    for (let n = 0; n < 130; n += 1) {
      await notices.keepNotice(aNotice({ key: `k${n}`, message: `message ${n}\u0000` }));
    }
    const { items } = await list(200);
    expect(items).toHaveLength(100);
    expect(items[0]?.message).toBe('message 129\uFFFD');
    const [repeated] = await notices.keepNotice(aNotice({ key: 'k30' }));
    expect(repeated?.agentId).toBe(agentId);
  });
});

describe('TypeOrmAgentNotificationStore', () => {
  it('marks as read what is the agent’s own, once', async () => {
    const before = (await list(200, true)).items;
    const [first, second] = before;
    const ids = [first?.id ?? '', second?.id ?? '', '999999'];
    expect(await store.markRead(database.domainId, agentId, { ids })).toBe(2);
    expect(await store.markRead(database.domainId, agentId, { ids })).toBe(0);
    expect((await list(200, true)).items).toHaveLength(before.length - 2);
    await store.markRead(database.domainId, agentId, {});
    expect((await list(200, true)).items).toEqual([]);
  });

  it('knows no agent of another domain', async () => {
    await expect(store.markRead('999999', agentId, {})).rejects.toMatchObject({
      code: 'agent.missing',
    });
  });
});
