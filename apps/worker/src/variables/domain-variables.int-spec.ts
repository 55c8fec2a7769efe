import { randomBytes } from 'node:crypto';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { SecretBox } from '@hookline/database/runtime';
import { ConfigChanges } from '@hookline/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aHook,
  anEvent,
  aQueue,
  createWorkerWorld,
  runsOf,
  until,
  type WorkerWorld,
} from '../testing/worker-world';

const key = { id: 'spec', key: randomBytes(32) };
const secrets = new SecretBox([key]);

describe('domain variables and the cache in runs', () => {
  let world: WorkerWorld;
  beforeAll(async () => {
    world = await createWorkerWorld();
    await world.startWorker({ secretKeys: [key] });
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.received.length = 0;
  });

  const tell = async (kind: string) => {
    const { domainId } = world.database;
    const changes = new ConfigChanges(world.connection, world.namespace);
    await changes.publish(
      { domainId, kind, id: '1', version: Date.now() },
      `spec:${randomBytes(8).toString('hex')}`,
    );
  };
  const settled = (): Promise<void> => world.configRead();
  const setByHand = async (name: string, value: JsonValue, isSecret = false) => {
    const { domainId } = world.database;
    const { rows } = await world.pool.query(
      `insert into domain_variable (domain_id, name, value, encrypted) values ($1, $2, $3, $4)
       on conflict (domain_id, name) do update set value = excluded.value,
         version = domain_variable.version + 1
       returning id, version`,
      [domainId, name, isSecret ? null : JSON.stringify(value), isSecret],
    );
    if (!isSecret) return;
    const { id, version } = rows[0];
    const place = { domainId, object: `domain-variable:${id}`, field: 'value', version };
    await world.pool.query(`update domain_variable set sealed = $2 where id = $1`, [
      id,
      secrets.seal(JSON.stringify(value), place),
    ]);
  };
  const runFor = async (queueId: string) => {
    const event = anEvent(queueId);
    await world.publisher.publish(world.database.domainId, event);
    return until(async () =>
      (await runsOf(world, event.id)).find(({ ended_at }) => ended_at !== null),
    );
  };
  const stepsOf = async (runId: string) =>
    (await world.pool.query(`select * from step where run_id = $1 order by seq`, [runId])).rows;
  const request = (id: string, body: string, headers: JsonObject = {}) => ({
    id,
    type: 'http-request',
    name: id,
    params: { url: `${world.sinkUrl}/${id}`, bodyType: 'text', text: body, headers },
  });

  it('reads them anywhere, sees a change within two seconds and hides secrets on steps', async () => {
    const canary = `canary-${randomBytes(6).toString('hex')}`;
    await setByHand('office', { city: 'Kyiv' });
    await setByHand('crm_token', canary, true);
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        request('say', 'in $${office.city} with $${crm_token}', { 'x-crm': '$${crm_token}' }),
      ],
      edges: ['start next say'],
    });
    await world.configRead('domain-variable');
    await settled();
    const run = await runFor(queueId);
    expect(run.status).toBe('completed');
    expect(world.received.at(-1)?.body).toBe(`in Kyiv with ${canary}`);
    const recorded = JSON.stringify([run, await stepsOf(run.id)]);
    expect(recorded).toContain('in Kyiv with [hidden]');
    expect(recorded).not.toContain(canary);

    await setByHand('office', { city: 'Lviv' });
    const changedAt = Date.now();
    await tell('domain-variable');
    await until(async () => {
      await runFor(queueId);
      return world.received.at(-1)?.body.startsWith('in Lviv');
    });
    expect(Date.now() - changedAt).toBeLessThan(5_000);
  });

  it('shows a run at once what it set, and keeps it sealed', async () => {
    const canary = `fresh-${randomBytes(6).toString('hex')}`;
    world.answer = () => ({ status: 200 });
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        {
          id: 'keep',
          type: 'domain-variable',
          params: { action: 'set-secret', name: 'made_here', secret: canary },
        },
        request('use', 'token $${made_here}'),
      ],
      edges: ['start next keep', 'keep success use'],
    });
    await settled();
    const run = await runFor(queueId);
    expect(world.received.at(-1)?.body).toBe(`token ${canary}`);
    expect(JSON.stringify([run, await stepsOf(run.id)])).not.toContain(canary);
    const { rows } = await world.pool.query(
      `select value, sealed from domain_variable where name = 'made_here'`,
    );
    expect(rows).toEqual([{ value: null, sealed: expect.stringMatching(/^s1\.spec\./) }]);
  });

  it('keeps in the cache for a time what another run finds', async () => {
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [
        { id: 'look', type: 'cache-get', params: { key: 'seen:${queue_id}', variable: 'seen' } },
        {
          id: 'keep',
          type: 'cache-set',
          params: {
            key: 'seen:${queue_id}',
            value: 'since ${attempt_id}',
            keepUnit: 's',
            keepAmount: 60,
          },
        },
        { id: 'forget', type: 'cache-delete', params: { key: 'seen:${queue_id}' } },
      ],
      edges: ['start next look', 'look missing keep', 'look found forget'],
    });
    await settled();
    const walked = async () => {
      const run = await runFor(queueId);
      const steps = await stepsOf(run.id);
      return { ids: steps.map(({ node_id }) => node_id), variables: run.state.variables };
    };
    expect((await walked()).ids).toEqual(['start', 'look', 'keep']);
    const second = await walked();
    expect(second.ids).toEqual(['start', 'look', 'forget']);
    expect(second.variables.seen).toMatch(/^since \d+$/);
    expect((await walked()).ids).toEqual(['start', 'look', 'keep']);
  });

  it('lets conditions of a hook read a variable', async () => {
    await setByHand('wanted', '380441112233');
    await world.configRead('domain-variable');
    const queueId = await aQueue(world);
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [request('yes', 'x')],
      edges: ['start next yes'],
      hook: {
        conditions: {
          all: [{ field: 'destination', operator: 'equal', value: '$${wanted}' }],
        },
      },
    });
    await settled();
    expect((await runFor(queueId)).status).toBe('completed');
  });
});
