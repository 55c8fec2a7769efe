import { LiveSubscriber } from '@hookline/messaging';
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
let agentId: string;
let foreignId: string;
let queueId: string;

beforeAll(async () => {
  world = await createWorkerWorld();
  const { domainId } = world.database;
  agentId = await anAgent(domainId, '204');
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into domain (name) values ('other') returning id::text`,
  );
  foreignId = await anAgent(rows[0]?.id ?? '', '205');
  queueId = await aQueue(world);
  await aHook(world, {
    queueId,
    event: 'missed',
    nodes: [
      { id: 'tell', type: 'notify-agent', params: { message: '${note}', userIds: '${users}' } },
      { id: 'pop', type: 'open-link', params: { url: 'https://crm.example/?q=${destination}' } },
    ],
    edges: ['start next tell', 'tell success pop'],
  });
  await world.startWorker();
});

afterAll(() => world.stop());

async function anAgent(domainId: string, userId: string): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    `insert into agent (domain_id, name, user_id, extension) values ($1, 'Olha', $2, '1015')
     returning id::text`,
    [domainId, userId],
  );
  return rows[0]?.id ?? '';
}

async function ran(data: Record<string, string>) {
  const event = anEvent(queueId, { data: { ...data, agent_id: agentId } });
  await world.publisher.publish(world.database.domainId, event);
  return until(async () => (await runsOf(world, event.id)).find((run) => run.ended_at !== null));
}

const keptFor = async (id: string) => {
  const { rows } = await world.pool.query(
    `select kind, message, url from agent_notification where agent_id = $1 order by id`,
    [id],
  );
  return rows;
};

describe('notify-agent and open-link', () => {
  it('keep what they tell and bring it to the open desk of that agent', async () => {
    const heard: [string, unknown][] = [];
    const desk = new LiveSubscriber(world.connection, world.namespace).subscribe(
      world.database.domainId,
      (topic, _domain, payload) => {
        if (topic.startsWith('agent.')) heard.push([topic, payload]);
      },
    );
    // Whether anybody listens is asked at most once a second.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await ran({ note: 'warm up', users: '204' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    heard.length = 0;
    const run = await ran({ note: 'VIP on the line', users: '204', destination: '+380 44' });
    desk.stop();
    expect(run).toMatchObject({ status: 'completed' });
    expect((await keptFor(agentId)).slice(-2)).toEqual([
      { kind: 'message', message: 'VIP on the line', url: null },
      { kind: 'link', message: '', url: 'https://crm.example/?q=%2B380%2044' },
    ]);
    await until(() => heard.length === 2);
    const [topic, update] = heard[0] ?? [];
    expect(topic).toBe(`agent.${agentId}`);
    expect(update).toMatchObject({
      kind: 'agent.notified',
      agentId,
      notification: { message: 'VIP on the line', level: 'info', seconds: 10 },
    });
  });

  it('fail for users of another domain, who are told nothing', async () => {
    const run = await ran({ note: 'secret', users: '205' });
    expect(run).toMatchObject({ status: 'failed', error: { code: 'agent.missing' } });
    expect(await keptFor(foreignId)).toEqual([]);
  });
});
