import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from '../testing/worker-world';

let world: WorkerWorld;
let queues: Record<'tells' | 'hears' | 'lost', string>;

beforeAll(async () => {
  world = await createWorkerWorld();
  const [tells, hears, lost] = [await aQueue(world), await aQueue(world), await aQueue(world)];
  queues = { tells, hears, lost };
  await publishing(tells, [
    {
      id: 'own',
      params: {
        eventType: 'crm.client-saved',
        subject: 'client-${attempt_id}',
        data: { vip: true, phone: '${destination}' },
      },
    },
    {
      id: 'queue',
      params: {
        eventType: 'queue.answered',
        queue: { id: hears },
        data: { attempt_id: '${attempt_id}', destination: '${destination}' },
      },
    },
  ]);
  await publishing(lost, [
    { id: 'nowhere', params: { eventType: 'queue.missed', queue: { name: 'nowhere' } } },
  ]);
  await aHook(world, { queueId: hears, event: 'answered', nodes: [], edges: [] });
  await world.startWorker();
});

afterAll(() => world.stop());

/** Hooks a schema to missed calls that publishes one event after the other. */
async function publishing(
  queueId: string,
  nodes: readonly { id: string; params: Record<string, unknown> }[],
): Promise<void> {
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: nodes.map(({ id, params }) => ({ id, type: 'publish-event', params: params as never })),
    edges: nodes.map(({ id }, index) => {
      const before = nodes[index - 1];
      return before ? `${before.id} success ${id}` : `start next ${id}`;
    }),
  });
}

async function ran(queueId: string, overrides: Parameters<typeof anEvent>[1] = {}) {
  const event = anEvent(queueId, overrides);
  await world.publisher.publish(world.database.domainId, event);
  const run = await until(async () =>
    (await runsOf(world, event.id)).find((one) => one.ended_at !== null),
  );
  return { event, run };
}

const eventsWith = async (key: string, type: string) => {
  const { rows } = await world.pool.query(`select * from event where key = $1 and type = $2`, [
    key,
    type,
  ]);
  return rows;
};

describe('publish-event', () => {
  it('brings an event into the log and another to the hooks of its queue, each once', async () => {
    const { event, run } = await ran(queues.tells);
    expect(run.status).toBe('completed');
    const attempt = String(event.data['attempt_id']);
    const [own] = await until(async () => {
      const found = await eventsWith(`client-${attempt}`, 'crm.client-saved');
      return found.length > 0 && found;
    });
    expect(own).toMatchObject({ source: 'crm', hops: 1, data: { vip: true } });

    const [heard] = await until(async () => {
      const found = await eventsWith(attempt, 'queue.answered');
      return found.length > 0 && found;
    });
    expect(heard).toMatchObject({ queue_id: queues.hears, source: `queue_${queues.hears}` });
    const [caused] = await until(async () => {
      const runs = await runsOf(world, heard.event_id);
      return runs.length > 0 && runs;
    });
    expect(caused.queue_id).toBe(queues.hears);
    expect(await eventsWith(attempt, 'queue.answered')).toHaveLength(1);
  });

  it('fails for a queue that is not there', async () => {
    const { run } = await ran(queues.lost);
    expect(run).toMatchObject({ status: 'failed', error: { code: 'queue.missing' } });
  });

  it('is refused eight hops from the first event (B-41)', async () => {
    const { run } = await ran(queues.tells, { hops: 8 });
    expect(run).toMatchObject({ status: 'failed', error: { code: 'event.hops' } });
  });
});
