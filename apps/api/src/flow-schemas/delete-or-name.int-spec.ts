/**
 * Naming an object and deleting it at the same time: one of them is refused, whichever comes first.
 * Two real transactions, the second begun while the first is done and not committed.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListCommunicationInput, QueueHookInput } from '@hookline/contracts';
import {
  ConfigTransactions,
  createTestDatabase,
  TypeOrmListCommunicationStore,
  type TestDatabase,
} from '@hookline/database';
import {
  drawing,
  namedKinds,
  worldOf,
  type Kind,
  type Named,
  type World,
} from './naming-world.fixture';
import { overlap, type Change } from './overlap.fixture';
import { checkArray, toFlowSchemaChanges } from './to-flow-schema-changes';

describe('deleting what is named at the same time', () => {
  let database: TestDatabase;
  let world: World;
  let domainId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ domainId } = database);
    world = worldOf(database);
  });
  afterAll(() => database.drop());

  describe.each(namedKinds)('a %s', (kindName) => {
    let kind: Kind;
    beforeAll(() => {
      kind = world.kinds[kindName];
    });

    it('stays when a version that names it was stored a moment before', async () => {
      const object = await kind.make();
      const schema = await world.makeFormerUser(kind.node(object));
      const [published, removed] = await overlap(
        database.dataSource,
        world.bringBack(schema),
        kind.remove(object),
      );
      expect(published).toMatchObject({ status: 'fulfilled', value: { version: 3 } });
      const users = [{ kind: 'flow-schema', id: schema.id, name: schema.name }];
      expect(removed).toMatchObject({ status: 'rejected', reason: { code: kind.inUse, users } });
    });

    it('is missed by a version that would be stored a moment after', async () => {
      const object = await kind.make();
      const schema = await world.makeFormerUser(kind.node(object));
      const [removed, published] = await overlap(
        database.dataSource,
        kind.remove(object),
        world.bringBack(schema),
      );
      expect(removed.status).toBe('fulfilled');
      const problem = { code: kind.missing, level: 'error' };
      expect(published).toMatchObject({
        status: 'rejected',
        reason: { problems: expect.arrayContaining([expect.objectContaining(problem)]) },
      });
    });
  });

  it.each([
    ['among several', (id: string) => ({ queueIds: `1 ${id};` })],
    ['in a list', (id: string) => ({ queueIds: ['1', id] })],
    ['as a plain text', (id: string) => ({ memberId: '7', moveTo: id })],
  ])('keeps a queue whose id a drawing holds %s', async (_, params) => {
    const queue = await world.makeQueue();
    const node = { type: 'task-update', params: params(queue.id) };
    const schema = await world.makeSchema(drawing(node));
    const remove = world.kinds.queue.remove(queue)(new ConfigTransactions(database.dataSource));
    await expect(remove).rejects.toMatchObject({
      code: 'queue.in_use',
      users: [{ kind: 'flow-schema', id: schema.id }],
    });
  });

  it.each([
    ['notify-agent', (id: string) => ({ message: 'x', agentIds: `1, ${id}` })],
    ['open-link', (id: string) => ({ url: 'https://crm.example', agentIds: [id] })],
    ['agent-info', (agentId: string) => ({ agentId })],
  ])('keeps an agent whom %s of a drawing names', async (type, params) => {
    const agent = await world.kinds.agent.make();
    const schema = await world.makeSchema(drawing({ type, params: params(agent.id) }));
    const remove = world.kinds.agent.remove(agent)(new ConfigTransactions(database.dataSource));
    await expect(remove).rejects.toMatchObject({
      code: 'agent.in_use',
      users: [{ kind: 'flow-schema', id: schema.id }],
    });
  });

  describe('a list that an array of a Webitel client names', () => {
    const write =
      ({ id }: Named): Change =>
      (config) => {
        const list = { list: { id }, destination: '1', actions: [] };
        const input = { schema: [{ list }] };
        const changes = { ...toFlowSchemaChanges(input), name: `of list ${id}` };
        return world.storesOn(config).schemas.createSchema(world.author, changes, checkArray);
      };

    it('stays when the array was stored a moment before', async () => {
      const list = await world.kinds.list.make();
      const remove = world.kinds.list.remove(list);
      const [written, removed] = await overlap(database.dataSource, write(list), remove);
      expect(written.status).toBe('fulfilled');
      expect(removed).toMatchObject({ status: 'rejected', reason: { code: 'list.in_use' } });
    });

    it('is missed by one that would be stored a moment after', async () => {
      const list = await world.kinds.list.make();
      const remove = world.kinds.list.remove(list);
      const [removed, written] = await overlap(database.dataSource, remove, write(list));
      expect(removed.status).toBe('fulfilled');
      expect(written).toMatchObject({
        status: 'rejected',
        reason: { problems: [{ code: 'list.missing' }] },
      });
    });
  });

  describe.each([
    ['calendar', 'calendar'],
    ['list', 'dnc_list'],
  ] as const)('a %s of a queue', (kindName, field) => {
    let kind: Kind;
    beforeAll(() => {
      kind = world.kinds[kindName];
    });
    const nameIn =
      (queue: Named, { id }: Named): Change =>
      (config) =>
        world.storesOn(config).queues.changeQueue(domainId, queue.id, { [field]: { id } });

    it('stays when the queue was given it a moment before', async () => {
      const [object, queue] = [await kind.make(), await world.makeQueue()];
      const [named, removed] = await overlap(
        database.dataSource,
        nameIn(queue, object),
        kind.remove(object),
      );
      expect(named.status).toBe('fulfilled');
      const users = [{ kind: 'queue', id: queue.id, name: queue.name }];
      expect(removed).toMatchObject({ status: 'rejected', reason: { code: kind.inUse, users } });
    });

    it('is missed by a queue that would be given it a moment after', async () => {
      const [object, queue] = [await kind.make(), await world.makeQueue()];
      const [removed, named] = await overlap(
        database.dataSource,
        kind.remove(object),
        nameIn(queue, object),
      );
      expect(removed.status).toBe('fulfilled');
      expect(named).toMatchObject({ status: 'rejected', reason: { code: kind.missing } });
    });
  });

  describe('a hook made at the same time', () => {
    const hook =
      (queue: Named, schema: Named): Change =>
      (config) => {
        const input = QueueHookInput.parse({ event: 'missed', enabled: false, schema });
        return world.storesOn(config).hooks.createHook(domainId, queue.id, input);
      };

    it('keeps its flow schema', async () => {
      const [schema, queue] = [await world.makeSchema(), await world.makeQueue()];
      const remove = world.kinds['flow schema'].remove(schema);
      const [made, removed] = await overlap(database.dataSource, hook(queue, schema), remove);
      expect(made.status).toBe('fulfilled');
      expect(removed).toMatchObject({
        status: 'rejected',
        reason: { code: 'flow_schema.in_use', users: [{ kind: 'hook' }] },
      });
    });

    it('goes with its queue', async () => {
      const [schema, queue] = [await world.makeSchema(), await world.makeQueue()];
      const remove = world.kinds.queue.remove(queue);
      const [made, removed] = await overlap(database.dataSource, hook(queue, schema), remove);
      expect([made.status, removed.status]).toEqual(['fulfilled', 'fulfilled']);
      const left: object[] = await database.dataSource.query(
        `select id from queue_hook where queue_id = $1`,
        [queue.id],
      );
      expect(left).toEqual([]);
    });

    it('waits for no version that names its queue, nor is waited for in a circle', async () => {
      const queue = await world.makeQueue();
      const schema = await world.makeFormerUser(world.kinds.queue.node(queue));
      const [published, made] = await overlap(
        database.dataSource,
        world.bringBack(schema),
        hook(queue, schema),
      );
      expect([published.status, made.status]).toEqual(['fulfilled', 'fulfilled']);
    });
  });

  it('writes no number into a list that is being deleted', async () => {
    const list = await world.kinds.list.make();
    const numbers = new TypeOrmListCommunicationStore(database.dataSource);
    const input = ListCommunicationInput.parse({ number: '380441112233' });
    const [removed, written] = await overlap(
      database.dataSource,
      world.kinds.list.remove(list),
      () => numbers.createCommunication(domainId, list.id, input),
    );
    expect(removed.status).toBe('fulfilled');
    expect(written).toMatchObject({ status: 'rejected', reason: { code: 'list.missing' } });
  });
});
