import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  LocalEffect,
  LocalEffectResult,
  TaskAddEffect,
  TaskFilter,
  TaskUpdateEffect,
} from '@hookline/engine';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database';
import { createRuntimePool } from '../create-runtime-pool';
import { askedBy } from './effect-performer';
import { performLocalEffects } from './perform-local-effects';

let database: TestDatabase;
let pool: Pool;
let queueId: string;
let listId: string;
let agentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 4 }, () => undefined);
  await pool.query(
    `insert into communication_type (domain_id, name, code, channel) values ($1, 'Phone', 'p', 'Phone')`,
    [database.domainId],
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query(`truncate event_outbox restart identity`);
  await pool.query(`delete from member`);
  queueId = await insert(`insert into queue (domain_id, name, type) values ($1, $2, 0)`);
  listId = await insert(`insert into contact_list (domain_id, name) values ($1, $2)`);
  agentId = await insert(
    `insert into agent (domain_id, name, user_id, extension) values ($1, $2, 204, '1015')`,
  );
});

describe('performLocalEffects', () => {
  it('tells of a number that was added to a list, once, with the run that did it', async () => {
    const [first, second] = await perform([addTo('380', 'asked for it'), addTo('380')], {
      hops: 2,
    });
    expect([first, second]).toMatchObject([{ changed: 1 }, { changed: 0 }]);
    expect(await told()).toMatchObject([
      {
        type: 'list.changed',
        source: 'list',
        subject: `${listId}-380`,
        hops: 3,
        cause: '77',
        data: {
          change: 'added',
          list_id: Number(listId),
          number: '380',
          description: 'asked for it',
        },
      },
    ]);
  });

  it('tells of a number that was removed, and not of one that was not there', async () => {
    await perform([addTo('380')]);
    const results = await perform([
      { kind: 'list-remove', list: { id: listId }, number: '380' },
      { kind: 'list-remove', list: { id: listId }, number: '381' },
      { kind: 'list-remove', list: { name: 'nowhere' }, number: '380' },
    ]);
    expect(results).toMatchObject([
      { changed: 1 },
      { changed: 0 },
      { kind: 'refused', code: 'list.missing' },
    ]);
    expect(changes(await told())).toEqual(['added', 'removed']);
  });

  it('takes an expired number for one that is gone', async () => {
    await pool.query(
      `insert into list_communication (list_id, number, expire_at) values ($1, '1', now() - interval '1 s')`,
      [listId],
    );
    const [result] = await perform([{ kind: 'list-remove', list: { id: listId }, number: '1' }]);
    expect(result).toMatchObject({ kind: 'done', changed: 0 });
    expect(await told()).toEqual([]);
  });

  it('publishes an event of a queue once, also when a deleted queue had its name', async () => {
    const { rows } = await pool.query<{ name: string; id: string }>(
      `insert into queue (domain_id, name, type, deleted_at)
       select domain_id, name || ' again', type, now() from queue where id = $1
       returning id::text, name`,
      [queueId],
    );
    const [gone] = rows;
    const name = gone?.name ?? '';
    const publish = (queue: { id: string } | { name: string }): LocalEffect => ({
      kind: 'event-publish',
      type: 'queue.missed',
      subject: 's',
      queue,
      data: {},
    });
    const live = await insert(`insert into queue (domain_id, name, type) values ($1, $2, 0)`, name);
    const results = await perform([publish({ name }), publish({ id: gone?.id ?? '' })]);
    expect(results).toMatchObject([{ kind: 'done' }, { kind: 'refused', code: 'queue.missing' }]);
    expect(await told()).toMatchObject([{ data: { queue_id: Number(live) } }]);
  });

  it('changes things but causes no event beyond eight hops, and says so', async () => {
    const [result] = await perform([addTo('380')], { hops: 8 });
    expect(result).toMatchObject({ changed: 1, notes: [expect.stringContaining('8 hops')] });
    expect(await told()).toEqual([]);
    const [allowed] = await perform([addTo('381')], { hops: 7 });
    expect(allowed).not.toHaveProperty('notes');
    expect(await told()).toMatchObject([{ hops: 8 }]);
  });

  it('adds tasks of a batch with one event each', async () => {
    const results = await perform([
      aTask({ bucketId: '3', agentId, variables: { vip: '1' } }),
      aTask({ queue: { name: 'nowhere' } }),
      aTask({ agentId: '999999' }),
      aTask({
        communications: [{ ...aTask().communications[0], typeId: '999999' } as never],
      }),
      aTask({ stopCause: 'success' }),
    ]);
    expect(results.map((one) => (one.kind === 'done' ? one.output['queue_id'] : one.code))).toEqual(
      [queueId, 'queue.missing', 'agent.missing', 'communication_type.missing', queueId],
    );
    const { rows } = await pool.query(`select * from member order by id`);
    expect(rows).toMatchObject([
      {
        bucket: { id: '3' },
        agent_id: agentId,
        variables: { vip: '1' },
        communications: [{ destination: '380441112233', type: { name: 'Phone' } }],
      },
      { stop_cause: 'success' },
    ]);
    expect(await told()).toMatchObject([
      {
        type: 'task.status',
        subject: `task-${rows[0].id}`,
        data: { status: 'queued', member_id: Number(rows[0].id), queue_id: Number(queueId) },
      },
      { data: { status: 'success', member_stop_cause: 'success' } },
    ]);
  });

  it('updates the tasks a filter names: numbers by index, variables merged', async () => {
    await perform([aTask({ variables: { a: '1', b: '2' } })]);
    const [result] = await perform([
      update(
        { destination: '380441112233' },
        {
          priority: 9,
          variables: { a: '', c: '3' },
          bucketId: '5',
          communications: [
            { index: 0, destination: '380', description: 'new' },
            { index: 7, destination: 'nobody' },
          ],
        },
      ),
    ]);
    expect(result).toMatchObject({ kind: 'done', changed: 1 });
    const { rows } = await pool.query(`select * from member`);
    expect(rows[0]).toMatchObject({
      priority: 9,
      variables: { b: '2', c: '3' },
      bucket: { id: '5' },
      communications: [{ id: 0, destination: '380', description: 'new', display: '1000' }],
    });
    // The status is as it was, so there is nothing to tell.
    expect(await told()).toHaveLength(1);
  });

  it('changes a number once that an update names twice, the last word winning', async () => {
    await perform([aTask()]);
    await perform([
      update(
        {},
        {
          communications: [
            { index: 0, destination: '1', description: 'kept' },
            { index: 0, destination: '2' },
          ],
        },
      ),
    ]);
    const { rows } = await pool.query(`select communications from member`);
    expect(rows[0].communications).toMatchObject([{ destination: '2', description: 'kept' }]);
    expect(rows[0].communications).toHaveLength(1);
  });

  it('tells of tasks that were closed, reopened or moved', async () => {
    const other = await insert(`insert into queue (domain_id, name, type) values ($1, $2, 5)`);
    await perform([aTask()]);
    for (const patch of [
      { stopCause: 'success' },
      { stopCause: 'success' },
      { stopCause: '' },
      { queueId: other },
      { stopCause: 'cancel' },
      { stopCause: 'no_communications' },
    ]) {
      await perform([update({ destination: '380441112233' }, patch)]);
    }
    const steps = (await told()).map(({ data }) => [data['previous_status'], data['status']]);
    expect(steps).toEqual([
      [undefined, 'queued'],
      ['queued', 'success'],
      ['success', 'queued'],
      ['queued', 'queued'],
      ['queued', 'cancelled'],
      ['cancelled', 'failure'],
    ]);
  });

  it('changes nothing for a filter that names no task, and refuses what does not fit', async () => {
    const inbound = await insert(`insert into queue (domain_id, name, type) values ($1, $2, 1)`);
    await perform([aTask()]);
    const results = await perform([
      update({ destination: 'nobody' }, { priority: 1 }),
      update({ id: 'x1' }, { priority: 1 }),
      update({}, { queueId: inbound }),
      update({}, { queueId: '999999' }),
      update({}, { bucketId: 'green' }),
    ]);
    expect(results).toMatchObject([
      { kind: 'done', changed: 0 },
      { code: 'task.id' },
      { code: 'queue.type' },
      { code: 'queue.missing' },
      { code: 'task.id' },
    ]);
  });

  it('changes no task of another domain', async () => {
    const foreign = await insert(`insert into domain (name) select $2 where $1 <> ''`);
    await perform([aTask()]);
    const asked = askedBy(
      { runId: randomUUID(), domainId: foreign, fence: 1 },
      update({ queueIds: [queueId] }, { priority: 5 }),
    );
    const client = await pool.connect();
    try {
      expect(await performLocalEffects(client, [asked])).toMatchObject([{ changed: 0 }]);
    } finally {
      client.release();
    }
  });

  it('removes tasks; an open one counts as cancelled', async () => {
    await perform([aTask(), aTask({ stopCause: 'success' })]);
    const [result] = await perform([
      { kind: 'task-remove', filter: { ...everything, queueIds: [queueId] } },
    ]);
    expect(result).toMatchObject({ kind: 'done', changed: 2 });
    const events = (await told()).slice(2);
    expect(events).toMatchObject([{ data: { status: 'cancelled', previous_status: 'queued' } }]);
  });

  it('changes an agent found by extension, and tells only of a real change', async () => {
    const pause: LocalEffect = {
      kind: 'agent-update',
      agent: { by: 'extension', value: '1015' },
      status: 'pause',
      statusPayload: 'Lunch',
    };
    await pool.query(`update agent set extension = 'x' where id <> $1`, [agentId]);
    const results = await perform([pause, pause]);
    expect(results).toMatchObject([
      { changed: 1, output: { agent_id: agentId, previous_status: 'offline' } },
      { changed: 0 },
    ]);
    expect(await told()).toMatchObject([
      {
        type: 'agent.status',
        subject: `agent-${agentId}`,
        data: { status: 'pause', status_payload: 'Lunch', previous_status: 'offline' },
      },
    ]);
    const [missing] = await perform([{ ...pause, agent: { by: 'id', value: 'x' } }]);
    expect(missing).toMatchObject({ kind: 'refused', code: 'agent.missing' });
  });
});

const everything: TaskFilter = {
  id: null,
  queueIds: [],
  destination: null,
  name: null,
  completed: null,
  bucketId: null,
  createdSince: null,
};

function aTask(overrides: Partial<TaskAddEffect> = {}): TaskAddEffect {
  return {
    kind: 'task-add',
    queue: { id: queueId },
    name: 'Iryna',
    priority: 0,
    communications: [
      {
        destination: '380441112233',
        typeId: null,
        priority: 0,
        description: '',
        display: '1000',
        resourceId: null,
      },
    ],
    variables: {},
    readyAt: null,
    expireAt: null,
    agentId: null,
    timezone: null,
    bucketId: null,
    stopCause: '',
    ...overrides,
  };
}

function update(filter: Partial<TaskFilter>, patch: TaskUpdateEffect['patch']): TaskUpdateEffect {
  return { kind: 'task-update', filter: { ...everything, ...filter }, patch };
}

function addTo(number: string, description = ''): LocalEffect {
  return { kind: 'list-add', list: { id: listId }, number, description, expireAt: null };
}

async function perform(
  effects: readonly LocalEffect[],
  { hops = 0 } = {},
): Promise<readonly LocalEffectResult[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const results = await performLocalEffects(
      client,
      effects.map((effect) =>
        askedBy(
          {
            runId: randomUUID(),
            domainId: database.domainId,
            fence: 1,
            cause: { schemaId: '77', hops },
          },
          effect,
        ),
      ),
    );
    await client.query('commit');
    return results;
  } finally {
    client.release();
  }
}

interface Told {
  readonly type: string;
  readonly subject: string;
  readonly data: Record<string, unknown>;
}

async function told(): Promise<readonly Told[]> {
  const { rows } = await pool.query<Told>(`select * from event_outbox order by id`);
  return rows;
}

function changes(events: readonly Told[]): unknown[] {
  return events.map(({ data }) => data['change']);
}

async function insert(sql: string, name: string = randomUUID()): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`${sql} returning id::text`, [
    database.domainId,
    name,
  ]);
  return rows[0]?.id ?? '';
}
