/** Puts the demo into the database, through the same stores as the API. */
import {
  ContactListInput,
  ListCommunicationInput,
  MemberInput,
  QueueHookInput,
  QueueInput,
  type QueueEventName,
} from '@hookline/contracts';
import {
  ConfigTransactions,
  TypeOrmContactListStore,
  TypeOrmFlowDraftStore,
  TypeOrmFlowSchemaStore,
  TypeOrmListCommunicationStore,
  TypeOrmMemberStore,
  TypeOrmQueueHookStore,
  TypeOrmQueueStore,
} from '@hookline/database';
import type { DataSource } from 'typeorm';
import { checkGraph } from '../flow-schemas/check-graph';
import { checkArray } from '../flow-schemas/to-flow-schema-changes';
import { paramPlaces } from '../flow-schemas/param-places';
import {
  demoDomain,
  demoLists,
  demoMembers,
  demoQueues,
  demoTeams,
  type DemoQueueKey,
} from './demo-domain';
import { demoFlows, type DemoObjects } from './demo-flows';

type Named = { readonly id: string; readonly name: string };

const hooks: readonly {
  queue: DemoQueueKey;
  event: QueueEventName;
  flow: string;
  enabled: boolean;
  note: string;
}[] = [
  { queue: 'support', event: 'joined', flow: 'Greet VIP', enabled: true, note: '' },
  { queue: 'support', event: 'missed', flow: 'Missed call care', enabled: true, note: '' },
  {
    queue: 'support',
    event: 'leaving',
    flow: 'Callback task for abandoned',
    enabled: true,
    note: 'First of two: the CRM is told afterwards',
  },
  { queue: 'support', event: 'leaving', flow: 'Wait, then tell CRM', enabled: true, note: '' },
  { queue: 'callbacks', event: 'leaving', flow: 'Wait, then tell CRM', enabled: true, note: '' },
  {
    queue: 'callbacks',
    event: 'missed',
    flow: 'Missed call care',
    enabled: false,
    note: 'Off until the CRM knows callbacks',
  },
  { queue: 'chat', event: 'joined', flow: 'Greet VIP', enabled: true, note: '' },
  { queue: 'chat', event: 'missed', flow: 'Missed call care', enabled: false, note: '' },
];

/** Makes the demo domain; answers its id. What was made is removed again when a part fails. */
export async function seedDemo(
  dataSource: DataSource,
  { echoUrl }: { echoUrl: string },
): Promise<string> {
  const [domain]: { id: string }[] = await dataSource.query(
    `insert into domain (name, timezone) values ($1, $2) returning id::text`,
    [demoDomain.name, demoDomain.timezone],
  );
  if (!domain) throw new Error('insert returned no row');
  const config = new ConfigTransactions(dataSource);
  const at = { dataSource, config, domainId: domain.id };
  try {
    const lists = await seedLists(at);
    const queues = await seedQueues(at, await seedTeams(at));
    const callbackQueue = queues.get('callbacks');
    if (callbackQueue === undefined) throw new Error('the demo has no callback queue');
    await seedMembers(at, callbackQueue.id);
    const flows = await seedFlows(at, { echoUrl, lists, callbackQueue });
    await seedHooks(at, queues, flows);
  } catch (error) {
    await removeDomain(at);
    throw error;
  }
  return domain.id;
}

interface SeedPlace {
  readonly dataSource: DataSource;
  readonly config: ConfigTransactions;
  readonly domainId: string;
}

async function seedTeams({ dataSource, domainId }: SeedPlace): Promise<Map<string, string>> {
  const teams = new Map<string, string>();
  for (const { name, agents } of demoTeams) {
    const [team]: { id: string }[] = await dataSource.query(
      `with t as (insert into team (domain_id, name) values ($1, $2) returning id),
       a as (
         insert into agent (domain_id, team_id, user_id, name, extension, email, status,
           status_comment)
         select $1, t.id, a.extension::bigint + 1000, a.name, a.extension,
           a.extension || '@demo.example', a.status, coalesce(a.comment, '')
         from t, jsonb_to_recordset($3::jsonb)
           as a(name text, extension text, status text, comment text)
       )
       select id::text from t`,
      [domainId, name, JSON.stringify(agents)],
    );
    if (team) teams.set(name, team.id);
  }
  await dataSource.query(
    `insert into communication_type (domain_id, name, code, channel)
     values ($1, 'Main', 'main', 'Phone'), ($1, 'Mobile', 'mobile', 'Phone'),
       ($1, 'Chat', 'chat', 'Messaging')`,
    [domainId],
  );
  return teams;
}

async function seedLists({ dataSource, config, domainId }: SeedPlace): Promise<Map<string, Named>> {
  const lists = new TypeOrmContactListStore(dataSource, config, paramPlaces('list-picker'));
  const communications = new TypeOrmListCommunicationStore(dataSource);
  const made = new Map<string, Named>();
  for (const { name, description, numbers } of demoLists) {
    const input = ContactListInput.parse({ name, description });
    const list = await lists.createList(domainId, input);
    made.set(name, list);
    for (const [number, note] of numbers) {
      const entry = ListCommunicationInput.parse({ number, description: note });
      await communications.createCommunication(domainId, list.id, entry);
    }
  }
  return made;
}

async function seedQueues(
  { dataSource, config, domainId }: SeedPlace,
  teams: ReadonlyMap<string, string>,
): Promise<Map<DemoQueueKey, Named>> {
  const queues = new TypeOrmQueueStore(dataSource, config, paramPlaces('queue-picker'));
  const made = new Map<DemoQueueKey, Named>();
  for (const { key, team, ...queue } of demoQueues) {
    const input = QueueInput.parse({ ...queue, team: { id: teams.get(team) } });
    made.set(key, await queues.createQueue(domainId, input));
  }
  return made;
}

async function seedMembers({ dataSource, domainId }: SeedPlace, queueId: string): Promise<void> {
  const members = demoMembers.map(([name, destination, reason]) =>
    MemberInput.parse({ name, communications: [{ destination }], variables: { reason } }),
  );
  await new TypeOrmMemberStore(dataSource).createMembers(domainId, queueId, members);
}

async function seedFlows(
  { dataSource, config, domainId }: SeedPlace,
  objects: DemoObjects,
): Promise<Map<string, string>> {
  const schemas = new TypeOrmFlowSchemaStore(dataSource, config, paramPlaces('schema-picker'));
  const drafts = new TypeOrmFlowDraftStore(dataSource, config);
  const author = { domainId, userId: null };
  const made = new Map<string, string>();
  for (const flow of demoFlows(objects)) {
    const { id } = await schemas.createSchema(author, { ...flow, type: 'service' }, checkArray);
    await drafts.publish(author, id, { note: 'Part of the demo' }, checkGraph);
    made.set(flow.name, id);
  }
  return made;
}

async function seedHooks(
  { dataSource, config, domainId }: SeedPlace,
  queues: ReadonlyMap<DemoQueueKey, Named>,
  flows: ReadonlyMap<string, string>,
): Promise<void> {
  const store = new TypeOrmQueueHookStore(dataSource, config);
  for (const { queue, flow, ...hook } of hooks) {
    const input = QueueHookInput.parse({ ...hook, schema: { id: flows.get(flow) } });
    await store.createHook(domainId, queues.get(queue)?.id ?? '', input);
  }
}

async function removeDomain({ dataSource, domainId }: SeedPlace): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const statement of [
      `delete from queue where domain_id = $1`,
      `update flow_schema set published_version_id = null where domain_id = $1`,
      `delete from flow_version where domain_id = $1`,
      `delete from flow_schema where domain_id = $1`,
      `delete from contact_list where domain_id = $1`,
      `delete from communication_type where domain_id = $1`,
      `delete from agent where domain_id = $1`,
      `delete from team where domain_id = $1`,
      `delete from domain where id = $1`,
    ]) {
      await manager.query(statement, [domainId]);
    }
  });
}
