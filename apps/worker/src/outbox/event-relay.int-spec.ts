import type { JsonObject } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aHook,
  aList,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from '../testing/worker-world';

describe('events of our own', () => {
  let world: WorkerWorld;

  beforeAll(async () => {
    world = await createWorkerWorld();
    await Promise.all([world.startWorker(), world.startWorker()]);
  });
  afterAll(() => world.stop());

  const hooksChanged = (): Promise<void> => world.configRead();

  /** An event in the log whose data holds a number. */
  const logged = (type: string, number: string) =>
    until(async () => {
      const { rows } = await world.pool.query(
        `select * from event where type = $1 and contact = $2`,
        [type, number],
      );
      return rows[0];
    });
  const outboxIsEmpty = () =>
    until(async () => (await world.pool.query(`select from event_outbox`)).rowCount === 0);

  it('come into the log when a run adds to a list and makes a task, one hop further', async () => {
    const [queueId, dialerId, listId] = [
      await aQueue(world),
      await aQueue(world, 0),
      await aList(world),
    ];
    const { schemaId } = await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        { id: 'add', type: 'list-add', params: { list: { id: listId }, number: '${destination}' } },
        {
          id: 'task',
          type: 'task-add',
          params: { queue: { id: dialerId }, destination: '${destination}' },
        },
      ],
      edges: ['start next add', 'add success task'],
    });
    await hooksChanged();
    const event = { ...anEvent(queueId, { data: { destination: '380500000001' } }), hops: 3 };
    await world.publisher.publish(world.database.domainId, event);
    expect(await logged('list.changed', '380500000001')).toMatchObject({
      source: 'list',
      key: `${listId}-380500000001`,
      hops: 4,
      notes: [`caused by flow schema ${schemaId}, hop 4`],
      data: { change: 'added', list_id: Number(listId) },
    });
    expect(await logged('task.status', '380500000001')).toMatchObject({
      queue_id: dialerId,
      hops: 4,
      data: { status: 'queued', queue_id: Number(dialerId) },
    });
    await outboxIsEmpty();
  });

  it('come from other processes as well, found by polling', async () => {
    await world.pool.query(
      `insert into event_outbox (domain_id, type, source, subject, data)
       values ($1, 'list.changed', 'list', '5-77', '{"change": "added", "number": "77"}')`,
      [world.database.domainId],
    );
    expect(await logged('list.changed', '77')).toMatchObject({ hops: null, notes: [] });
  });

  it('read the same in the log, whether they came through the stream or not', async () => {
    const queueId = await aQueue(world);
    await hooksChanged();
    const about: { type: string; subject: string; data: JsonObject }[] = [
      {
        type: 'list.changed',
        subject: '6-78',
        data: { change: 'added', list_id: 6, number: '78' },
      },
      {
        type: 'task.status',
        subject: 'task-9',
        data: { status: 'queued', member_id: 9, queue_id: Number(queueId), destination: '79' },
      },
      { type: 'agent.status', subject: 'agent-3', data: { agent_id: 3, status: 'online' } },
    ];
    const columns = `type, source, subject, queue_id, key, contact, occurred_at, data, notes,
      evaluations, problem, letter, settled, hops`;
    const time = new Date('2026-11-29T08:00:00.000Z');
    for (const { type, subject, data } of about) {
      const [source = ''] = type.split('.');
      await world.pool.query(
        `insert into event_outbox (domain_id, type, source, subject, data, hops, cause, occurred_at)
         values ($1, $2, $3, $4, $5, 2, '77', $6)`,
        [world.database.domainId, type, source, subject, data, time],
      );
      const id = `through-the-stream:${subject}`;
      await world.publisher.publish(world.database.domainId, {
        specversion: '1.0',
        id,
        source,
        type,
        subject,
        time: time.toISOString(),
        hops: 2,
        cause: '77',
        data,
      });
      const both = await until(async () => {
        const { rows } = await world.pool.query(
          `select ${columns}, stream_seq is null as direct from event
           where type = $1 and subject = $2 order by stream_seq nulls first`,
          [type, subject],
        );
        return rows.length === 2 && rows;
      });
      const [{ direct, ...logged }, { direct: alsoDirect, ...streamed }] = both;
      expect([direct, alsoDirect]).toEqual([true, false]);
      expect(logged).toEqual(streamed);
    }
  });

  it('do not start the flow schema whose run caused them', async () => {
    const queueId = await aQueue(world);
    const { schemaId } = await aHook(world, { queueId, event: 'missed', nodes: [], edges: [] });
    await aHook(world, { queueId, event: 'missed', nodes: [], edges: [], hook: { position: 1 } });
    await hooksChanged();
    const event = { ...anEvent(queueId), cause: schemaId, hops: 1 };
    await world.publisher.publish(world.database.domainId, event);
    const runs = await until(async () => {
      const found = await runsOf(world, event.id);
      return found.length > 0 && found;
    });
    expect(runs).toHaveLength(1);
    expect(runs[0].schema_id).not.toBe(schemaId);
    const { rows } = await world.pool.query(`select evaluations from event where event_id = $1`, [
      event.id,
    ]);
    expect(rows[0].evaluations).toMatchObject([
      { matched: false, reason: 'own event' },
      { matched: true },
    ]);
  });

  it('are caused by no run that is eight hops from the first event, and its step says so', async () => {
    const [queueId, listId] = [await aQueue(world), await aList(world)];
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        { id: 'add', type: 'list-add', params: { list: { id: listId }, number: '380500000002' } },
      ],
      edges: ['start next add'],
    });
    await hooksChanged();
    const event = { ...anEvent(queueId), hops: 8 };
    await world.publisher.publish(world.database.domainId, event);
    const run = await until(async () =>
      (await runsOf(world, event.id)).find((one) => one.status === 'completed'),
    );
    const { rows } = await world.pool.query(
      `select notes from step where run_id = $1 and node_id = 'add'`,
      [run.id],
    );
    expect(rows[0].notes).toEqual([expect.stringContaining('8 hops')]);
    const { rowCount } = await world.pool.query(
      `select from list_communication where list_id = $1`,
      [listId],
    );
    expect(rowCount).toBe(1);
    await outboxIsEmpty();
    const told = await world.pool.query(`select from event where contact = '380500000002'`);
    expect(told.rowCount).toBe(0);
  });
});
