import { DomainRunLimits } from '@hookline/contracts';
import { ConfigTransactions, RunLimitsStore, TypeOrmConfigOutbox } from '@hookline/database';
import { ConfigChanges } from '@hookline/messaging';
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

describe('the limits a domain sets for its runs', () => {
  let world: WorkerWorld;
  beforeAll(async () => {
    world = await createWorkerWorld();
  });
  afterAll(() => world.stop());

  /** As the api does it: stored, and told through the outbox. */
  const setLimits = async (limits: Partial<DomainRunLimits>) => {
    const { dataSource, domainId } = world.database;
    const store = new RunLimitsStore(dataSource, new ConfigTransactions(dataSource));
    await store.replace(domainId, DomainRunLimits.parse(limits));
    const changes = new ConfigChanges(world.connection, world.namespace);
    await new TypeOrmConfigOutbox(dataSource).relay(({ id, objectId, ...change }) =>
      changes.publish({ ...change, id: objectId, version: Number(id) }, `outbox:${id}`),
    );
  };

  it('are obeyed by a running worker within two seconds, and forgotten when taken back', async () => {
    const queueId = await aQueue(world);
    const request = (id: string) => ({
      id,
      type: 'http-request',
      params: { url: `${world.sinkUrl}/${id}` },
    });
    // start → one → two
    await aHook(world, {
      queueId,
      event: 'missed',
      nodes: [request('one'), request('two')],
      edges: ['start next one', 'one success two'],
    });
    await world.startWorker();
    const endOfRun = async (): Promise<string> => {
      const event = anEvent(queueId);
      await world.publisher.publish(world.database.domainId, event);
      const { status, error } = await until(async () =>
        (await runsOf(world, event.id)).find(({ ended_at }) => ended_at !== null),
      );
      return error?.code ?? status;
    };
    const otherEnd = (than: string) =>
      until(async () => [await endOfRun()].find((end) => end !== than), 2_000);

    expect(await endOfRun()).toBe('completed');
    await setLimits({ maxEffects: 1 });
    expect(await otherEnd('completed')).toBe('run.effects');
    await setLimits({});
    expect(await otherEnd('run.effects')).toBe('completed');
  });
});
