/** Objects of every kind that nodes name, real stores to change them, and schemas that name them. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  AgentInput,
  type AgentPatch,
  CalendarInput,
  Connection,
  ContactListInput,
  FlowGraph,
  JsonObject,
  QueueInput,
} from '@hookline/contracts';
import {
  ConfigTransactions,
  SecretBox,
  TypeOrmAgentStore,
  TypeOrmCalendarStore,
  TypeOrmContactListStore,
  TypeOrmDomainVariableStore,
  TypeOrmFlowDraftStore,
  TypeOrmFlowSchemaStore,
  TypeOrmIntegrationStore,
  TypeOrmQueueHookStore,
  TypeOrmQueueStore,
  type TestDatabase,
} from '@hookline/database';
import { nodeTypeOf } from '@hookline/nodes';
import { checkGraph } from './check-graph';
import type { Change } from './overlap.fixture';
import { agentKeyPlaces, agentPlaces, paramPlaces, variablePlaces } from './param-places';
import { checkArray } from './to-flow-schema-changes';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NamingNode {
  readonly type: string;
  readonly params: object;
}

/** A kind of object, and how it is made, deleted and named by a node. */
export interface Kind {
  readonly make: () => Promise<Named>;
  readonly remove: (object: Named) => Change;
  /** By its id, where nodes can; a domain variable has none for them. */
  readonly node: (object: Named) => NamingNode;
  /** Problem of a version that names what is gone. */
  readonly missing: string;
  readonly inUse: string;
}

/** One that nodes may find by its name. */
export interface NamedKind extends Kind {
  readonly rename: (object: Named, name: string) => Change;
  readonly byName: (object: Named) => NamingNode;
  readonly nameInUse: string;
}

export type World = ReturnType<typeof worldOf>;

export const namedKinds = [
  'list',
  'calendar',
  'connection',
  'domain variable',
  'queue',
  'flow schema',
  'agent',
  'agent with an extension',
] as const;

/** start → the node that names the object, if any → stop */
export function drawing(node?: NamingNode): FlowGraph {
  const outlets = nodeTypeOf(node?.type ?? '')?.outlets(JsonObject.parse(node?.params ?? {}));
  const edges = outlets?.map(({ name }) => ({ id: name, from: 'n', outlet: name, to: 'stop' }));
  return FlowGraph.parse({
    nodes: [
      { id: 'start', type: 'start', name: 'Start' },
      ...(node ? [{ id: 'n', name: 'Names it', ...node }] : []),
      { id: 'stop', type: 'stop', name: 'Stop' },
    ],
    edges: [{ id: 'e', from: 'start', outlet: 'next', to: node ? 'n' : 'stop' }, ...(edges ?? [])],
  });
}

export function worldOf({ dataSource, domainId }: Pick<TestDatabase, 'dataSource' | 'domainId'>) {
  const author = { domainId, userId: null };
  const box = new SecretBox([{ id: 'k1', key: randomBytes(32) }]);

  const storesOn = (config: ConfigTransactions) => ({
    agents: new TypeOrmAgentStore(dataSource, config, agentPlaces(), agentKeyPlaces()),
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
    variables: new TypeOrmDomainVariableStore(dataSource, config, box, variablePlaces()),
  });
  const stores = storesOn(new ConfigTransactions(dataSource));

  const makeSchema = (graph?: FlowGraph): Promise<Named> =>
    stores.schemas.createSchema(author, { name: randomUUID(), graph }, checkArray);
  const makeQueue = (): Promise<Named> =>
    stores.queues.createQueue(domainId, QueueInput.parse({ name: randomUUID(), type: 1 }));
  const telegram = Connection.parse({
    kind: 'telegram',
    settings: { botToken: '123456:a-token-of-a-bot-7777' },
  });

  /** An agent that nodes find by one key; in the world its name is the value of that key. */
  function agentKind(by: string, changeTo: (value: string) => AgentPatch): NamedKind {
    const status = { status: 'online' };
    return {
      make: async () => {
        const name = randomBytes(6).toString('hex');
        const input = { user: { id: '7' }, name: randomUUID(), ...changeTo(name) };
        const { id } = await stores.agents.createAgent(domainId, AgentInput.parse(input));
        return { id, name };
      },
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).agents.deleteAgent(domainId, id),
      rename:
        ({ id }, name) =>
        async (config) => {
          await storesOn(config).agents.changeAgent(domainId, id, changeTo(name));
          return { name };
        },
      node: ({ id }) => ({ type: 'agent-update', params: { agentId: id, ...status } }),
      byName: ({ name }) => ({ type: 'agent-update', params: { by, value: name, ...status } }),
      missing: 'agent.missing',
      inUse: 'agent.in_use',
      nameInUse: 'agent.name.in_use',
    };
  }

  const named: Record<(typeof namedKinds)[number], NamedKind> = {
    list: {
      make: () => stores.lists.createList(domainId, ContactListInput.parse({ name: randomUUID() })),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).lists.deleteList(domainId, id),
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).lists.changeList(domainId, id, { name }),
      node: ({ id }) => ({ type: 'list-add', params: { list: { id }, number: '1' } }),
      byName: ({ name }) => ({ type: 'list-add', params: { list: { name }, number: '1' } }),
      missing: 'list.missing',
      inUse: 'list.in_use',
      nameInUse: 'list.name.in_use',
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
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).calendars.changeCalendar(domainId, id, { name }),
      node: ({ id }) => ({ type: 'calendar-check', params: { calendar: { id } } }),
      byName: ({ name }) => ({ type: 'calendar-check', params: { calendar: { name } } }),
      missing: 'calendar.missing',
      inUse: 'calendar.in_use',
      nameInUse: 'calendar.name.in_use',
    },
    connection: {
      make: () =>
        stores.connections.createIntegration(domainId, {
          name: randomUUID(),
          connection: telegram,
        }),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).connections.deleteIntegration(domainId, id),
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).connections.changeIntegration(domainId, id, ({ connection }) => ({
            name,
            connection,
          })),
      node: ({ id }) => messageBy({ id }),
      byName: ({ name }) => messageBy({ name }),
      missing: 'integration.missing',
      inUse: 'integration.in_use',
      nameInUse: 'integration.name.in_use',
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
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).variables.changeVariable(domainId, id, { name }),
      node: readsVariable,
      byName: readsVariable,
      missing: 'domain-variable.unknown',
      inUse: 'variable.in_use',
      nameInUse: 'variable.name.in_use',
    },
    queue: {
      make: makeQueue,
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).queues.deleteQueue(domainId, id),
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).queues.changeQueue(domainId, id, { name }),
      node: ({ id }) => ({ type: 'queue-info', params: { queue: { id } } }),
      byName: ({ name }) => ({ type: 'queue-info', params: { queue: { name } } }),
      missing: 'queue.missing',
      inUse: 'queue.in_use',
      nameInUse: 'queue.name.in_use',
    },
    'flow schema': {
      make: () => makeSchema(),
      remove:
        ({ id }) =>
        (config) =>
          storesOn(config).schemas.deleteSchema(domainId, id),
      rename:
        ({ id }, name) =>
        (config) =>
          storesOn(config).schemas.changeSchema(author, id, { name }, checkArray),
      node: ({ id }) => ({ type: 'run-schema', params: { schema: { id } } }),
      byName: ({ name }) => ({ type: 'run-schema', params: { schema: { name } } }),
      missing: 'schema.missing',
      inUse: 'flow_schema.in_use',
      nameInUse: 'flow_schema.name.in_use',
    },
    agent: agentKind('name', (name) => ({ name })),
    'agent with an extension': agentKind('extension', (extension) => ({ extension })),
  };

  const publish = (id: string) => stores.drafts.publish(author, id, { note: '' }, checkGraph);

  return {
    author,
    kinds: named,
    makeQueue,
    makeSchema,
    stores,
    storesOn,
    /** A flow schema whose published version names the object. */
    makeUser: async (node: NamingNode): Promise<Named> => {
      const schema = await makeSchema(drawing(node));
      await publish(schema.id);
      return schema;
    },
    /** A flow schema whose first version names the object, and its second, as its draft, does not. */
    makeFormerUser: async (node: NamingNode): Promise<Named> => {
      const schema = await makeSchema(drawing(node));
      await publish(schema.id);
      const graph = drawing();
      await stores.drafts.saveDraft(author, schema.id, { graph, revision: 1 }, checkGraph);
      await publish(schema.id);
      return schema;
    },
    /** Publishes its first version again. */
    bringBack:
      ({ id }: Named): Change =>
      (config) =>
        storesOn(config).drafts.rollback(author, id, { version: 1, note: '' }, checkGraph),
  };
}

function readsVariable({ name }: Named): NamingNode {
  return { type: 'log', params: { text: `is $\${${name}}` } };
}

function messageBy(integration: object): NamingNode {
  return {
    type: 'send-message',
    params: { channel: 'telegram', integration, to: '1', text: 'hi' },
  };
}
