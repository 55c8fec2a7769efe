import { randomBytes } from 'node:crypto';
import type { JsonValue } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  NodeFailure,
  type LocalEffect,
  type RunStartEffect,
  type TaskFilter,
} from '@hookline/engine';
import fc from 'fast-check';
import type { Pool, PoolClient } from 'pg';
import { PgAgentPort } from '../runtime/agents/pg-agent-port';
import { createRuntimePool } from '../runtime/create-runtime-pool';
import { askedBy } from '../runtime/local-effects/effect-performer';
import { performLocalEffects } from '../runtime/local-effects/perform-local-effects';
import { PgCachePort } from '../runtime/pg-cache-port';
import { PgDomainVariables } from '../runtime/pg-domain-variables';
import { PgListPort } from '../runtime/pg-list-port';
import { PgQueuePort } from '../runtime/queues/pg-queue-port';
import { PgTaskPort } from '../runtime/tasks/pg-task-port';
import { SecretBox } from '../secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import type { OwnEvent, ToldChange } from './own-events';
import { PgStoredData } from './pg-stored-data';
import { TestWorld } from './test-world';

type Effect = Exclude<LocalEffect, RunStartEffect>;
/** Asked of a world after its changes so far. */
type Question =
  | { readonly ask: 'cache'; readonly key: string }
  | { readonly ask: 'list'; readonly list: { id: string } | { name: string }; number: string }
  | { readonly ask: 'task'; readonly filter: TaskFilter }
  | { readonly ask: 'agent'; readonly extension: string }
  | { readonly ask: 'queue'; readonly queue: { id: string } | { name: string } }
  | { readonly ask: 'variables' };

/** Our own data, as a run changes and reads them. */
interface World {
  readonly perform: (effect: Effect, said?: JsonValue) => Promise<ToldChange>;
  readonly ports: TestWorld['ports'];
  readonly variables: () => Promise<unknown>;
}

const secrets = new SecretBox([{ id: 'k', key: randomBytes(32) }]);
/** Stands in a filter for the task that was added last. */
const lastAdded = 'last';

let database: TestDatabase;
let pool: Pool;
let domainId: string;
let ids: Record<'dialer' | 'tasks' | 'voice' | 'list' | 'type' | 'agent', string>;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ domainId } = database);
  pool = createRuntimePool({ url: database.url, name: 'spec', maxConnections: 3 }, () => {});
  const insert = async (sql: string): Promise<string> => {
    const { rows } = await pool.query(`${sql} returning id::text`, [domainId]);
    return rows[0].id;
  };
  const queue = (name: string, type: number) =>
    insert(`insert into queue (domain_id, name, type) values ($1, '${name}', ${type})`);
  const agent = (name: string, extension: string, user: number) =>
    insert(
      `insert into agent (domain_id, name, user_id, extension, status) values ($1, '${name}', ${user}, '${extension}', 'online')`,
    );
  const team = await insert(`insert into team (domain_id, name) values ($1, 'Sales')`);
  ids = {
    dialer: await queue('Dialer', 5),
    tasks: await queue('Callbacks', 2),
    voice: await queue('Support', 1),
    list: await insert(`insert into contact_list (domain_id, name) values ($1, 'VIP')`),
    type: await insert(
      `insert into communication_type (domain_id, name, code, channel) values ($1, 'Phone', 'p', 'Phone')`,
    ),
    agent: await agent('Olha', '1015', 204),
  };
  await agent('Petro', '1016', 205);
  // Olha serves the dialer, both serve the other queues.
  await pool.query(`update agent set team_id = $1 where id = $2`, [team, ids.agent]);
  await pool.query(`update queue set team_id = $1 where id = $2`, [team, ids.dialer]);
  await pool.query(
    `insert into list_communication (list_id, number, expire_at) values
       ($1, 'stays', null), ($1, 'expired', now() - interval '1 hour'), ($1, 'later', now() + interval '1 hour')`,
    [ids.list],
  );
  await pool.query(
    `insert into cache_entry (domain_id, key, value, expires_at) values
       ($1, 'kept', '{"a": 1}', now() + interval '1 hour'), ($1, 'gone', '2', now() - interval '1 hour')`,
    [domainId],
  );
  for (const [name, stopCause] of [
    ['Ivan Franko', ''],
    ['ivan 50%', 'success'],
    ['Lesia', ''],
  ]) {
    await pool.query(
      `insert into member (domain_id, queue_id, name, stop_cause, bucket, variables, communications, created_at)
       values ($1, $2, $3, $4, '{"id": "7", "name": "A"}', '{"a": "1", "b": "2"}',
         '[{"id": 0, "destination": "380"}, {"id": 1, "destination": "381"}]', now() - interval '1 day')`,
      [domainId, ids.dialer, name, stopCause],
    );
  }
  await settingUp([
    { kind: 'domain-variable-set', name: 'mood', value: 'calm', encrypt: false },
    { kind: 'domain-variable-set', name: 'secret', value: 'k-secret-1', encrypt: true },
  ]);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function settingUp(effects: readonly Effect[]): Promise<void> {
  const client = await pool.connect();
  await client.query('begin');
  for (const effect of effects) await realWorld(client).perform(effect);
  await client.query('commit');
  client.release();
}

function realWorld(client: PoolClient): World {
  // The ports only query, as a client does; so they see the transaction.
  const seen = client as unknown as Pool;
  const claim = { runId: '0190f000-0000-7000-8000-000000000000', domainId, fence: 1 };
  return {
    perform: async (effect) => {
      const [result] = await performLocalEffects(client, [askedBy(claim, effect)], { secrets });
      if (!result) throw new Error('no result');
      const told = await client.query<OwnEvent>(
        `with taken as (delete from event_outbox where domain_id = $1 returning *)
         select type, source, subject, data from taken order by id`,
        [domainId],
      );
      return { result, events: told.rows };
    },
    ports: {
      cache: new PgCachePort(seen),
      lists: new PgListPort(seen),
      tasks: new PgTaskPort(seen),
      agents: new PgAgentPort(seen),
      // It remembers counts for two seconds, longer than a story takes.
      queues: {
        info: (...asked) => new PgQueuePort(seen).info(...asked),
        agents: (...asked) => new PgQueuePort(seen).agents(...asked),
        metric: (...asked) => new PgQueuePort(seen).metric(...asked),
      },
    },
    variables: async () =>
      (await new PgDomainVariables(seen, secrets).read([domainId], () => undefined)).get(domainId)
        ?.values ?? {},
  };
}

async function testedWorld({ now = () => new Date() } = {}): Promise<World> {
  const variables = await new PgDomainVariables(pool, secrets).read([domainId], () => undefined);
  const world = new TestWorld({
    domainId,
    stored: new PgStoredData(pool),
    agents: new PgAgentPort(pool),
    queues: new PgQueuePort(pool),
    variables: variables.get(domainId) ?? { values: {}, secretTexts: [] },
    canSeal: true,
    now,
  });
  return {
    perform: (effect, said) => world.perform(effect, said),
    ports: world.ports,
    variables: async () => world.variables.values,
  };
}

const filterOf = (more: Partial<TaskFilter> = {}): TaskFilter => ({
  id: null,
  queueIds: [],
  destination: null,
  name: null,
  completed: null,
  bucketId: null,
  createdSince: null,
  ...more,
});

/** What a world answers to changes and questions, ids it made named in their order. */
async function tellStory(
  world: World,
  steps: readonly (Effect | Question)[],
): Promise<readonly unknown[]> {
  const made: string[] = [];
  const withMade = (filter: TaskFilter): TaskFilter =>
    filter.id === lastAdded ? { ...filter, id: made.at(-1) ?? '1' } : filter;
  const entries: JsonValue[] = [];
  const answers: unknown[] = [];
  for (const step of steps) {
    if ('ask' in step) {
      answers.push(await ask(world, 'filter' in step ? withFilter(step, withMade) : step));
      continue;
    }
    const { result, events } = await world.perform(
      'filter' in step ? withFilter(step, withMade) : step,
    );
    if (step.kind === 'task-add' && result.kind === 'done') {
      made.push(String(result.output['task_id']));
    }
    // Notes of a test say that it is one; what a key is asked for says where.
    answers.push(result.kind === 'done' ? { ...result, notes: null } : result.code);
    answers.push(events.map((event) => seen(event, entries)));
  }
  return JSON.parse(
    JSON.stringify(answers).replaceAll(
      /(?<!"bucket(?:_id|Id)":)"(task-)?(\d+)"|(?<="member_id":)(\d+)/g,
      (text, ...found) => {
        const place = made.indexOf(String(found[1] ?? found[2]));
        return place < 0 ? text : `"made ${place}"`;
      },
    ),
  );
}

/** Moments as far as two worlds agree on them, entries by the order they are told of. */
function seen({ data, ...event }: OwnEvent, entries: JsonValue[]): unknown {
  const { timestamp, entry_id: entry = null, previous_duration: duration } = data;
  if (entry !== null && !entries.includes(entry)) entries.push(entry);
  return {
    ...event,
    data: {
      ...data,
      timestamp: Math.abs(Number(timestamp) - Date.now()) < 60_000,
      ...(entry !== null && { entry_id: `entry ${entries.indexOf(entry)}` }),
      ...(duration !== undefined && { previous_duration: Number(duration) < 3_600 }),
    },
  };
}

function withFilter<Step extends { readonly filter: TaskFilter }>(
  step: Step,
  change: (filter: TaskFilter) => TaskFilter,
): Step {
  return { ...step, filter: change(step.filter) };
}

async function ask({ ports, variables }: World, question: Question): Promise<unknown> {
  try {
    switch (question.ask) {
      case 'cache':
        return (await ports.cache.find(domainId, question.key)) ?? 'none';
      case 'list':
        return await ports.lists.contains(domainId, question.list, question.number);
      case 'task': {
        const task = await ports.tasks.find(domainId, question.filter);
        return task && { ...task, createdAt: Date.parse(task.createdAt) > Date.now() - 3_600_000 };
      }
      case 'agent': {
        const agent = await ports.agents.find(domainId, {
          by: 'extension',
          value: question.extension,
        });
        return agent && { ...agent, statusSince: null };
      }
      case 'queue':
        return [
          await ports.queues.info(domainId, question.queue),
          await ports.queues.agents(domainId, question.queue),
        ];
      case 'variables':
        return await variables();
    }
  } catch (error) {
    if (error instanceof NodeFailure) return error.message;
    throw error;
  }
}

async function really(steps: readonly (Effect | Question)[]): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    return await tellStory(realWorld(client), steps);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const taskAdd = (more: object = {}): Effect => ({
  kind: 'task-add',
  queue: { name: 'dialer' },
  name: 'New',
  priority: 1,
  communications: [
    {
      destination: '380',
      typeId: null,
      priority: 0,
      description: '',
      display: '',
      resourceId: null,
    },
  ],
  variables: { a: 'x' },
  readyAt: null,
  expireAt: null,
  agentId: null,
  timezone: null,
  bucketId: null,
  stopCause: '',
  ...more,
});

/** Few names, so that steps meet. Refers to ids that are there only after the set-up. */
function anyStep(): fc.Arbitrary<Effect | Question> {
  const one = <const T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
  const list = one<{ id: string } | { name: string }>(
    { id: ids.list },
    { name: 'vip' },
    { name: 'nowhere' },
    { id: 'x' },
  );
  const number = one('stays', 'expired', 'later', 'new', 'n\u0000l');
  const expireAt = one(null, new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000));
  const key = one('kept', 'gone', 'new');
  const name = one('mood', 'secret', 'new');
  const value = one<JsonValue>(null, 'x', { b: [1, 'ї'] });
  const filter = fc
    .record(
      {
        id: one(lastAdded, '1', 'x'),
        queueIds: one([ids.dialer], [ids.tasks, ids.dialer], ['x']),
        destination: one('380', '381', '999'),
        name: one('ivan*', '*50%', 'new', 'New'),
        completed: fc.boolean(),
        bucketId: one('7', '8'),
        createdSince: one(new Date(Date.now() - 3_600_000)),
      },
      { requiredKeys: [] },
    )
    .map(filterOf);
  const patch = fc.record(
    {
      name: one('Ivan', 'Renamed'),
      priority: one(0, 9),
      readyAt: one(new Date('2030-01-01')),
      stopCause: one('', 'cancel'),
      variables: one<Record<string, string>>({ a: '' }, { c: '3' }),
      queueId: one(ids.tasks, ids.voice, '999999'),
      bucketId: one('8', 'x'),
      communications: one<{ index: number; destination?: string; typeId?: string }[]>(
        [{ index: 1, destination: '999' }],
        [
          { index: 0, destination: '1' },
          { index: 0, destination: '2' },
        ],
        [{ index: 5, destination: '999' }],
        [{ index: 0, typeId: ids.type }],
        [{ index: 0, typeId: '999999' }],
      ),
    },
    { requiredKeys: [] },
  );
  const kind = <const Kind extends string>(word: Kind) => fc.constant(word);
  return fc.oneof<fc.Arbitrary<Effect | Question>[]>(
    fc.record({ ask: kind('list'), list, number: one('stays', 'expired', 'later', 'new') }),
    fc.record({ kind: kind('list-add'), list, number, description: one('d', ''), expireAt }),
    fc.record({ kind: kind('list-remove'), list, number }),
    fc.record({ ask: kind('cache'), key }),
    fc.record({ kind: kind('cache-set'), key, value, ttlSeconds: one(0, 60) }),
    fc.record({ kind: kind('cache-delete'), key }),
    fc.record({ ask: kind('variables') }),
    fc.record({ kind: kind('domain-variable-set'), name, value, encrypt: fc.boolean() }),
    fc.record({ kind: kind('domain-variable-delete'), name }),
    fc.record({ ask: kind('agent'), extension: one('1015', '1016', '9') }),
    fc.record({
      kind: kind('agent-update'),
      agent: one(
        { by: 'name', value: 'OLHA' } as const,
        { by: 'id', value: ids.agent } as const,
        { by: 'userId', value: '205' } as const,
        { by: 'extension', value: '9' } as const,
      ),
      status: one('online', 'pause', 'offline', 'break_out'),
      statusPayload: one('', 'lunch'),
    }),
    fc.record({ ask: kind('task'), filter }),
    fc.record({
      ask: kind('queue'),
      queue: one<{ id: string } | { name: string }>(
        { name: 'DIALER' },
        { id: ids.tasks },
        { id: ids.voice },
        { name: 'nowhere' },
      ),
    }),
    fc
      .record(
        {
          queue: one<{ id: string } | { name: string }>(
            { id: ids.tasks },
            { name: 'SUPPORT' },
            { id: '0' },
          ),
          name: one('New', 'n'.repeat(300)),
          stopCause: one('done'),
          bucketId: one('7'),
          agentId: one(ids.agent, '999999'),
        },
        { requiredKeys: [] },
      )
      .map(taskAdd),
    fc.record({ kind: kind('task-update'), filter, patch }),
    fc.record({ kind: kind('task-remove'), filter }),
    fc.record({
      kind: kind('event-publish'),
      type: one('crm.done'),
      subject: one('s'),
      queue: one(null, { name: 'dialer' }, { name: 'nowhere' }),
      data: one({}),
    }),
  );
}

describe('TestWorld', () => {
  it('answers every change and question as a run with the same steps is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep(), { minLength: 1, maxLength: 12 }), async (steps) => {
        expect(await tellStory(await testedWorld(), steps)).toEqual(await really(steps));
      }),
      { numRuns: 300, seed: 20261129 },
    );
  }, 120_000);

  it('stores nothing', async () => {
    const tables = ['list_communication', 'cache_entry', 'member', 'agent', 'domain_variable'];
    const stored = () =>
      Promise.all(
        tables.map(
          async (table) => (await pool.query(`select * from ${table} order by 1, 2`)).rows,
        ),
      );
    const before = await stored();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep(), { maxLength: 12 }), async (steps) => {
        await tellStory(await testedWorld(), steps);
      }),
      { numRuns: 20 },
    );
    expect(await stored()).toEqual(before);
  }, 60_000);

  it('lets what is stored and what it changed expire by the clock of the test', async () => {
    let ahead = 0;
    const { perform, ports } = await testedWorld({ now: () => new Date(Date.now() + ahead) });
    const soon = new Date(Date.now() + 60_000);
    const list = { name: 'VIP' };
    await perform({ kind: 'cache-set', key: 'new', value: 1, ttlSeconds: 60 });
    await perform({ kind: 'list-add', list, number: 'new', description: '', expireAt: soon });
    const living = async () => [
      await ports.cache.find(domainId, 'new'),
      await ports.cache.find(domainId, 'kept'),
      await ports.lists.contains(domainId, list, 'new'),
      await ports.lists.contains(domainId, list, 'later'),
    ];
    expect(await living()).toEqual([1, { a: 1 }, true, true]);
    ahead = 61_000;
    expect(await living()).toEqual([undefined, { a: 1 }, false, true]);
    ahead = 2 * 3_600_000;
    expect(await living()).toEqual([undefined, undefined, false, false]);
    const again = await perform({
      kind: 'list-add',
      list,
      number: 'later',
      description: '',
      expireAt: null,
    });
    expect(again.result).toMatchObject({ changed: 1, output: { added: true } });
  });

  it('says that a change is one of the test', async () => {
    const { perform } = await testedWorld();
    const add = {
      kind: 'list-add',
      list: { name: 'VIP' },
      description: '',
      expireAt: null,
    } as const;
    expect((await perform({ ...add, number: 'new' })).result).toMatchObject({
      notes: ['test: changed in this test only'],
    });
    expect((await perform({ ...add, number: 'stays' })).result).not.toHaveProperty('notes');
  });

  it('adds a task under the id that its node is said to answer', async () => {
    const { perform, ports } = await testedWorld();
    const [stored] = (await pool.query(`select min(id)::text as id from member`)).rows;
    const find = (id: string) => ports.tasks.find(domainId, filterOf({ id }));
    for (const said of [{ task_id: '4711' }, { task_id: Number(stored.id) }]) {
      const id = String(said.task_id);
      const { result } = await perform(taskAdd({ name: 'Said' }), said);
      expect(result).toMatchObject({ output: { task_id: id } });
      expect(await find(id)).toMatchObject({ id, name: 'Said' });
    }
    const { result } = await perform(taskAdd(), { task_id: 'none' });
    expect(result).toMatchObject({ output: { task_id: expect.stringMatching(/^9\d{15}$/) } });
  });
});
