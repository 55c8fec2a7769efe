import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@hookline/contracts';
import type { QueueMetricQuestion, TaskFilter } from '@hookline/engine';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { storeAs } from '../testing/store-as';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { PgAgentPort } from './agents/pg-agent-port';
import { createRuntimePool } from './create-runtime-pool';
import { PgQueuePort } from './queues/pg-queue-port';
import { aNewEvent } from './runtime-rows.fixture';
import { PgTaskPort } from './tasks/pg-task-port';

let database: TestDatabase;
let pool: Pool;
let teamId: string;
let queueId: string;
let busyId: string;

const joinedAt = Date.now() - 60_000;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 4 }, () => undefined);
  teamId = await insert(`insert into team (domain_id, name) values ($1, $2)`, 'Sales');
  queueId = await insert(
    `insert into queue (domain_id, name, type, priority, team_id) values ($1, $2, 5, 7, ${teamId})`,
    'Dialer',
  );
  busyId = await anAgent('Olha', '1015', 'online');
  await anAgent('Petro', '1016', 'online');
  await anAgent('Ivan', '1017', 'break_out');
  await insert(
    `insert into member (domain_id, queue_id, name) values ($1, ${queueId}, $2)`,
    'open task',
  );
  // One waits, one talks with Olha, one was missed by her, two left: served and abandoned.
  await happen('a', 'joined');
  await happen('b', 'joined');
  await happen('b', 'bridged', { agent_id: Number(busyId), channel: 'chat' });
  await happen('c', 'offering', { agent_id: Number(busyId) });
  await happen('c', 'missed', { agent_id: Number(busyId) });
  await happen('d', 'joined');
  await happen('d', 'leaving', {
    joined_at: joinedAt,
    bridged_at: joinedAt + 10_000,
    timestamp: joinedAt + 40_000,
    bucket_id: 3,
  });
  await happen('e', 'leaving', { joined_at: joinedAt, timestamp: joinedAt + 30_000 });
  await happen('f', 'leaving', { joined_at: 'noon', timestamp: 'never' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('PgQueuePort', () => {
  it('counts contacts that wait and all that are there, with the open tasks', async () => {
    const port = new PgQueuePort(pool);
    expect(await port.info(database.domainId, { name: 'dialer' })).toEqual({
      id: queueId,
      name: 'Dialer',
      type: 5,
      enabled: true,
      priority: 7,
      waiting: 2,
      size: 4,
    });
  });

  it('counts the agents of the team, those with a contact apart', async () => {
    const port = new PgQueuePort(pool);
    expect(await port.agents(database.domainId, { id: queueId })).toEqual({
      count: 3,
      online: 2,
      offline: 0,
      pause: 1,
      waiting: 1,
    });
  });

  const question: QueueMetricQuestion = {
    queues: [],
    bucketIds: [],
    metric: 'avg',
    field: 'wait_time',
    lastMinutes: 60,
    withinSeconds: 20,
    onlyServed: false,
  };
  it.each<[Partial<QueueMetricQuestion>, number | null]>([
    [{}, 20],
    [{ metric: 'max' }, 30],
    [{ metric: 'min' }, 10],
    [{ onlyServed: true }, 10],
    [{ field: 'talk_time' }, 30],
    [{ bucketIds: ['3'], metric: 'max' }, 10],
    [{ bucketIds: ['4'] }, null],
    [{ metric: 'sl', onlyServed: true }, 100],
    [{ metric: 'sl', withinSeconds: 5 }, 0],
  ])('answers %j with %j', async (asked, value) => {
    const port = new PgQueuePort(pool);
    const answer = await port.metric(database.domainId, {
      ...question,
      queues: [{ id: queueId }],
      ...asked,
    });
    expect(answer).toBe(value);
  });

  it('knows no queue of another domain', async () => {
    const foreign = await pool.query<{ id: string }>(
      `insert into domain (name) values ('Other') returning id::text`,
    );
    const port = new PgQueuePort(pool);
    const ask = port.info(foreign.rows[0]?.id ?? '', { id: queueId });
    await expect(ask).rejects.toMatchObject({ code: 'queue.missing' });
    const measure = port.metric(database.domainId, { ...question, queues: [{ id: '999999' }] });
    await expect(measure).rejects.toMatchObject({ code: 'queue.missing' });
  });

  it('looks only at partitions of the last hours', async () => {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off) select 1 from event e where e.queue_id = any($1::bigint[])
         and e.id >= hookline_uuid_floor(now() - interval '2 hours')`,
      [[queueId]],
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Subplans Removed');
  });
});

describe('PgAgentPort', () => {
  it.each([
    ['id', (): string => busyId],
    ['name', (): string => 'OLHA'],
    ['extension', (): string => '1015'],
    ['userId', (): string => '1015'],
  ] as const)('finds an agent by %s, with what keeps them busy', async (by, value) => {
    const port = new PgAgentPort(pool);
    expect(await port.find(database.domainId, { by, value: value() })).toMatchObject({
      id: busyId,
      name: 'Olha',
      status: 'online',
      team: { id: teamId, name: 'Sales' },
      channels: [{ channel: 'chat', state: 'bridged', key: 'b', queueId }],
    });
  });

  it('finds nobody for a name that is none, or text that is no id', async () => {
    const port = new PgAgentPort(pool);
    expect(await port.find(database.domainId, { by: 'id', value: 'x' })).toBeNull();
    expect(await port.find(database.domainId, { by: 'extension', value: '9' })).toBeNull();
    expect(await port.find('0', { by: 'id', value: busyId })).toBeNull();
  });
});

describe('PgTaskPort', () => {
  const everything: TaskFilter = {
    id: null,
    queueIds: [],
    destination: null,
    name: null,
    completed: null,
    bucketId: null,
    createdSince: null,
  };
  const aTask = (name: string, more: { stop?: string; bucket?: string; at?: string } = {}) =>
    insert(
      `insert into member (domain_id, queue_id, name, stop_cause, bucket, created_at, communications, variables)
       values ($1, ${queueId}, $2, '${more.stop ?? ''}', '{"id": "${more.bucket ?? ''}"}',
         '${more.at ?? '2026-03-01T10:00:00Z'}', '[{"destination": "${name}-1"}, {"destination": "${name}-2"}]',
         '{"vip": "1"}')`,
      name,
    );

  it('finds the newest of those that fit', async () => {
    await aTask('find-a');
    const second = await aTask('find-a', { bucket: '5' });
    const port = new PgTaskPort(pool);
    const task = await port.find(database.domainId, { ...everything, destination: 'find-a-2' });
    expect(task).toEqual({
      id: second,
      queueId,
      name: 'find-a',
      priority: 0,
      attempts: 0,
      stopCause: '',
      bucketId: '5',
      agentId: null,
      destinations: ['find-a-1', 'find-a-2'],
      variables: { vip: '1' },
      createdAt: '2026-03-01T10:00:00.000Z',
      readyAt: null,
      expireAt: null,
    });
  });

  it('narrows by every field of the filter', async () => {
    const id = await aTask('narrow', { stop: 'success', bucket: '9', at: '2026-05-01T00:00:00Z' });
    const port = new PgTaskPort(pool);
    const find = async (filter: Partial<TaskFilter>) =>
      (await port.find(database.domainId, { ...everything, name: 'narr*', ...filter }))?.id ?? null;
    expect(
      await find({
        id,
        queueIds: [queueId],
        completed: true,
        bucketId: '9',
        createdSince: new Date('2026-04-30T00:00:00Z'),
      }),
    ).toBe(id);
    expect(await find({ completed: false })).toBeNull();
    expect(await find({ bucketId: '8' })).toBeNull();
    expect(await find({ queueIds: ['999999'] })).toBeNull();
    expect(await find({ createdSince: new Date('2026-05-02T00:00:00Z') })).toBeNull();
    expect(await find({ name: 'arrow' })).toBeNull();
    await expect(find({ id: 'x' })).rejects.toMatchObject({ code: 'task.id' });
  });
});

let seq = 0;

/** An event of a contact, now. */
async function happen(key: string, event: string, data: JsonObject = {}): Promise<void> {
  seq += 1;
  await storeAs(randomUUID(), pool, [
    aNewEvent(database.domainId, {
      id: uuidv7(),
      type: `queue.${event}`,
      queueId,
      key,
      streamSeq: seq,
      data,
    }),
  ]);
}

async function anAgent(name: string, extension: string, status: string): Promise<string> {
  return insert(
    `insert into agent (domain_id, team_id, user_id, name, extension, status)
     values ($1, ${teamId}, ${extension}, $2, '${extension}', '${status}')`,
    name,
  );
}

async function insert(sql: string, name: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`${sql} returning id::text`, [
    database.domainId,
    name,
  ]);
  return rows[0]?.id ?? '';
}
