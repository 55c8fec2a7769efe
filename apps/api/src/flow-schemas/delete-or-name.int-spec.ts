/**
 * Naming an object and deleting it at the same time: one of them is refused, whichever comes first.
 * Two real transactions, the second begun while the first is done and not committed.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CalendarInput,
  Connection,
  ContactListInput,
  FlowGraph,
  JsonObject,
  ListCommunicationInput,
  QueueHookInput,
  QueueInput,
} from '@hookline/contracts';
import {
  ConfigTransactions,
  createTestDatabase,
  SecretBox,
  TypeOrmCalendarStore,
  TypeOrmContactListStore,
  TypeOrmDomainVariableStore,
  TypeOrmFlowDraftStore,
  TypeOrmFlowSchemaStore,
  TypeOrmIntegrationStore,
  TypeOrmListCommunicationStore,
  TypeOrmQueueHookStore,
  TypeOrmQueueStore,
  type TestDatabase,
} from '@hookline/database';
import { nodeTypeOf } from '@hookline/nodes';
import { checkGraph } from './check-graph';
import { overlap, type Change } from './overlap.fixture';
import { paramPlaces } from './param-places';
import { checkArray, toFlowSchemaChanges } from './to-flow-schema-changes';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A kind of object, and how it is made, deleted and named by a node. */
interface Kind {
  readonly make: () => Promise<Named>;
  readonly remove: (object: Named) => Change;
  readonly node: (object: Named) => { type: string; params: object };
  /** Problem of a version that names what is gone. */
  readonly missing: string;
  readonly inUse: string;
}

describe('deleting what is named at the same time', () => {
  let database: TestDatabase;
  let stores: ReturnType<typeof storesOn>;
  let domainId: string;
  let author: { domainId: string; userId: null };
  const box = new SecretBox([{ id: 'k1', key: randomBytes(32) }]);

  const storesOn = (config: ConfigTransactions) => {
    const { dataSource } = database;
    return {
      calendars: new TypeOrmCalendarStore(dataSource, config, paramPlaces('calendar-picker')),
      connections: new TypeOrmIntegrationStore(
        dataSource,
        config,
        box,
        paramPlaces('integration-picker'),
      ),
      drafts: new TypeOrmFlowDraftStore(dataSource, config),
      hooks: new TypeOrmQueueHookStore(dataSource, config),
      lists: new TypeOrmContactListStore(dataSource, config, paramPlaces('list-picker')),
      queues: new TypeOrmQueueStore(dataSource, config, paramPlaces('queue-picker')),
      schemas: new TypeOrmFlowSchemaStore(dataSource, config, paramPlaces('schema-picker')),
      variables: new TypeOrmDomainVariableStore(dataSource, config, box),
    };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ domainId } = database);
    author = { domainId, userId: null };
    stores = storesOn(new ConfigTransactions(database.dataSource));
  });
  afterAll(() => database.drop());

  const makeSchema = (graph?: FlowGraph): Promise<Named> =>
    stores.schemas.createSchema(author, { name: randomUUID(), graph }, checkArray);
  const makeQueue = (): Promise<Named> =>
    stores.queues.createQueue(domainId, QueueInput.parse({ name: randomUUID(), type: 1 }));

  const kinds: Record<string, Kind> = {
    list: {
      make: () => stores.lists.createList(domainId, ContactListInput.parse({ name: randomUUID() })),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).lists.deleteList(domainId, id),
      node: ({ id }) => ({ type: 'list-add', params: { list: { id }, number: '1' } }),
      missing: 'list.missing',
      inUse: 'list.in_use',
    },
    calendar: {
      make: () =>
        stores.calendars.createCalendar(
          domainId,
          CalendarInput.parse({ name: randomUUID(), timezone: { name: 'Europe/Kyiv' } }),
        ),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).calendars.deleteCalendar(domainId, id),
      node: ({ id }) => ({ type: 'calendar-check', params: { calendar: { id } } }),
      missing: 'calendar.missing',
      inUse: 'calendar.in_use',
    },
    connection: {
      make: () =>
        stores.connections.createIntegration(domainId, {
          name: randomUUID(),
          connection: Connection.parse({
            kind: 'telegram',
            settings: { botToken: '123456:a-token-of-a-bot-7777' },
          }),
        }),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).connections.deleteIntegration(domainId, id),
      node: ({ name }) => ({
        type: 'send-message',
        params: { channel: 'telegram', integration: { name }, to: '1', text: 'hi' },
      }),
      missing: 'integration.missing',
      inUse: 'integration.in_use',
    },
    'domain variable': {
      make: async () => {
        const input = { name: `v_${randomBytes(4).toString('hex')}`, value: 1, encrypt: false };
        const { id, name } = await stores.variables.createVariable(domainId, input);
        return { id: String(id), name };
      },
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).variables.deleteVariable(domainId, id),
      node: ({ name }) => ({ type: 'log', params: { text: `is $\${${name}}` } }),
      missing: 'domain-variable.unknown',
      inUse: 'variable.in_use',
    },
    queue: {
      make: makeQueue,
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).queues.deleteQueue(domainId, id),
      node: ({ id }) => ({ type: 'queue-info', params: { queue: { id } } }),
      missing: 'queue.missing',
      inUse: 'queue.in_use',
    },
    'flow schema': {
      make: () => makeSchema(),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).schemas.deleteSchema(domainId, id),
      node: ({ id }) => ({ type: 'run-schema', params: { schema: { id } } }),
      missing: 'schema.missing',
      inUse: 'flow_schema.in_use',
    },
  };

  /** start → the node that names the object, if any → stop */
  const drawing = (node?: { type: string; params: object }): FlowGraph => {
    const outlets = nodeTypeOf(node?.type ?? '')?.outlets(JsonObject.parse(node?.params ?? {}));
    const edges = outlets?.map(({ name }) => ({ id: name, from: 'n', outlet: name, to: 'stop' }));
    return FlowGraph.parse({
      nodes: [
        { id: 'start', type: 'start', name: 'Start' },
        ...(node ? [{ id: 'n', name: 'Names it', ...node }] : []),
        { id: 'stop', type: 'stop', name: 'Stop' },
      ],
      edges: [
        { id: 'e', from: 'start', outlet: 'next', to: node ? 'n' : 'stop' },
        ...(edges ?? []),
      ],
    });
  };

  /** A flow schema whose first version names the object, and its second, as its draft, does not. */
  const makeFormerUser = async (node: { type: string; params: object }): Promise<Named> => {
    const schema = await makeSchema(drawing(node));
    await stores.drafts.publish(author, schema.id, { note: '' }, checkGraph);
    const graph = drawing();
    await stores.drafts.saveDraft(author, schema.id, { graph, revision: 1 }, checkGraph);
    await stores.drafts.publish(author, schema.id, { note: '' }, checkGraph);
    return schema;
  };

  const bringBack =
    ({ id }: Named): Change =>
    (config) =>
      storesOn(config).drafts.rollback(author, id, { version: 1, note: '' }, checkGraph);

  describe.each(Object.entries(kinds))('a %s', (_kind, kind) => {
    it('stays when a version that names it was stored a moment before', async () => {
      const object = await kind.make();
      const schema = await makeFormerUser(kind.node(object));
      const [published, removed] = await overlap(
        database.dataSource,
        bringBack(schema),
        kind.remove(object),
      );
      expect(published).toMatchObject({ status: 'fulfilled', value: { version: 3 } });
      const users = [{ kind: 'flow-schema', id: schema.id, name: schema.name }];
      expect(removed).toMatchObject({ status: 'rejected', reason: { code: kind.inUse, users } });
    });

    it('is missed by a version that would be stored a moment after', async () => {
      const object = await kind.make();
      const schema = await makeFormerUser(kind.node(object));
      const [removed, published] = await overlap(
        database.dataSource,
        kind.remove(object),
        bringBack(schema),
      );
      expect(removed.status).toBe('fulfilled');
      const problem = { code: kind.missing, level: 'error' };
      expect(published).toMatchObject({
        status: 'rejected',
        reason: { problems: expect.arrayContaining([expect.objectContaining(problem)]) },
      });
    });
  });

  describe('a list that an array of a Webitel client names', () => {
    const write =
      ({ id }: Named): Change =>
      (config) => {
        const list = { list: { id }, destination: '1', actions: [] };
        const input = { schema: [{ list }] };
        const changes = { ...toFlowSchemaChanges(input), name: `of list ${id}` };
        return storesOn(config).schemas.createSchema(author, changes, checkArray);
      };

    it('stays when the array was stored a moment before', async () => {
      const list = await kinds['list']!.make();
      const remove = kinds['list']!.remove(list);
      const [written, removed] = await overlap(database.dataSource, write(list), remove);
      expect(written.status).toBe('fulfilled');
      expect(removed).toMatchObject({ status: 'rejected', reason: { code: 'list.in_use' } });
    });

    it('is missed by one that would be stored a moment after', async () => {
      const list = await kinds['list']!.make();
      const remove = kinds['list']!.remove(list);
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
    const kind = kinds[kindName]!;
    const nameIn =
      (queue: Named, { id }: Named): Change =>
      (config) =>
        storesOn(config).queues.changeQueue(domainId, queue.id, { [field]: { id } });

    it('stays when the queue was given it a moment before', async () => {
      const [object, queue] = [await kind.make(), await makeQueue()];
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
      const [object, queue] = [await kind.make(), await makeQueue()];
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
        return storesOn(config).hooks.createHook(domainId, queue.id, input);
      };

    it('keeps its flow schema', async () => {
      const [schema, queue] = [await makeSchema(), await makeQueue()];
      const remove = kinds['flow schema']!.remove(schema);
      const [made, removed] = await overlap(database.dataSource, hook(queue, schema), remove);
      expect(made.status).toBe('fulfilled');
      expect(removed).toMatchObject({
        status: 'rejected',
        reason: { code: 'flow_schema.in_use', users: [{ kind: 'hook' }] },
      });
    });

    it('goes with its queue', async () => {
      const [schema, queue] = [await makeSchema(), await makeQueue()];
      const remove = kinds['queue']!.remove(queue);
      const [made, removed] = await overlap(database.dataSource, hook(queue, schema), remove);
      expect([made.status, removed.status]).toEqual(['fulfilled', 'fulfilled']);
      const left: object[] = await database.dataSource.query(
        `select id from queue_hook where queue_id = $1`,
        [queue.id],
      );
      expect(left).toEqual([]);
    });

    it('waits for no version that names its queue, nor is waited for in a circle', async () => {
      const queue = await makeQueue();
      const schema = await makeFormerUser(kinds['queue']!.node(queue));
      const [published, made] = await overlap(
        database.dataSource,
        bringBack(schema),
        hook(queue, schema),
      );
      expect([published.status, made.status]).toEqual(['fulfilled', 'fulfilled']);
    });
  });

  it('writes no number into a list that is being deleted', async () => {
    const list = await kinds['list']!.make();
    const numbers = new TypeOrmListCommunicationStore(database.dataSource);
    const input = ListCommunicationInput.parse({ number: '380441112233' });
    const [removed, written] = await overlap(database.dataSource, kinds['list']!.remove(list), () =>
      numbers.createCommunication(domainId, list.id, input),
    );
    expect(removed.status).toBe('fulfilled');
    expect(written).toMatchObject({ status: 'rejected', reason: { code: 'list.missing' } });
  });
});
