/** Nothing of one domain can be seen, named or changed from another (B-08, decision 34). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FlowSchema, ProblemList, Queue } from '@hookline/contracts';
import { SessionStore } from '@hookline/database';
import { LivePublisher, type NatsConnection } from '@hookline/messaging';
import { hashSecretToken, newSecretToken } from '../access/secret-token';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { seededChance } from '../simulation/seeded-chance';
import { TestApi } from '../testing/test-api';
import {
  createWorld,
  drawing,
  idsForPath,
  knownFields,
  neededFields,
  type DomainWorld,
} from './domain-world.fixture';
import { readOperations, type Operation, type SampleSchema } from './open-api-operations.fixture';
import { sampleBody } from './sample-body.fixture';

const theirMark = 'theirs';

describe('two domains', () => {
  let api: TestApi;
  let mine: DomainWorld;
  let theirs: DomainWorld;
  let operations: readonly Operation[];
  let components: Readonly<Record<string, SampleSchema>>;
  let cookies: { mine: string; theirs: string };

  beforeAll(async () => {
    api = await TestApi.start();
    mine = await createWorld(api, api.database.domainId, 'mine');
    theirs = await createWorld(api, await api.createDomain(), theirMark);
    cookies = { mine: await signInAdmin(mine), theirs: await signInAdmin(theirs) };
    ({ operations, components } = readOperations((await api.send('/docs-json')).body));
  });
  afterAll(() => api.stop());

  async function signInAdmin({ domainId }: DomainWorld): Promise<string> {
    const { dataSource } = api.database;
    const [user] = await dataSource.query<{ id: string }[]>(
      `insert into app_user (domain_id, name, email, password_hash, role)
       values ($1, 'Admin', $2, '-', 'admin') returning id::text`,
      [domainId, `${randomUUID()}@example.com`],
    );
    const token = newSecretToken();
    await new SessionStore(dataSource).createSession(user!.id, hashSecretToken(token));
    return `hookline=${token}`;
  }
  /** Asks as a caller of a domain: by key or by session. */
  const askAs =
    (whose: 'mine' | 'theirs', how: 'key' | 'session') =>
    (path: string, method: string, body?: unknown) =>
      api.send(path, {
        method,
        ...(body === undefined ? {} : { body }),
        ...(how === 'key'
          ? { key: (whose === 'mine' ? mine : theirs).key }
          : { key: null, headers: { cookie: cookies[whose] } }),
      });
  const bodyFor = (operation: Operation, world: DomainWorld) =>
    operation.body === null
      ? undefined
      : sampleBody(operation.body, {
          components,
          known: knownFields(operation, world),
          needed: neededFields(operation),
          chance: seededChance(1),
        });
  const fill = (path: string, ids: Record<string, string>) =>
    path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? '');

  /** All that the other domain owns, as one text. */
  async function readTheirs(): Promise<string> {
    const parts = [
      'queue',
      'queue_hook',
      'member',
      'contact_list',
      'flow_schema',
      'flow_version',
      'api_key',
      'event',
      'run',
      'bulk_action',
      'app_user',
    ].map(
      (table) =>
        `(select string_agg(to_jsonb(t)::text, ',' order by t.id) from ${table} t where domain_id = $1)`,
    );
    const numbers = `(select string_agg(c::text, ',' order by c.id) from list_communication c
      join contact_list l on l.id = c.list_id where l.domain_id = $1)`;
    const [row]: { all: string }[] = await api.database.dataSource.query(
      `select concat_ws('|', ${[...parts, numbers].join(', ')}) as all`,
      [theirs.domainId],
    );
    return (row?.all ?? '').replace(/"(last_used_at|seen_at)": "[^"]*"/g, '');
  }

  describe.each(['key', 'session'] as const)('for a caller by %s', (how) => {
    it('a foreign id is not there, whatever is asked of it', async () => {
      const before = await readTheirs();
      const ask = askAs('mine', how);
      let asked = 0;
      for (const operation of operations) {
        const own = idsForPath(operation.path, mine);
        const foreign = idsForPath(operation.path, theirs);
        const names = Object.keys(own).filter((name) => name !== 'event' && name !== 'version');
        if (names.length === 0) continue;
        const mixes = [
          { ...own, ...foreign },
          ...names.map((name) => ({ ...own, [name]: foreign[name] ?? '' })),
        ];
        for (const ids of mixes) {
          const path = fill(operation.path, ids);
          const answer = await ask(path, operation.method, bodyFor(operation, mine));
          expect([operation.method, path, answer.status]).toEqual([operation.method, path, 404]);
          expect(JSON.stringify(answer.body)).not.toContain(theirMark);
          asked += 1;
        }
      }
      expect(asked).toBeGreaterThan(60);
      expect(await readTheirs()).toBe(before);
    });

    it('no list, filter or search finds anything foreign', async () => {
      const ask = askAs('mine', how);
      const { ids } = theirs;
      const lists = operations.filter((one) => one.method === 'GET' && one.query.includes('page'));
      expect(lists.length).toBeGreaterThan(8);
      for (const operation of lists) {
        const path = fill(operation.path, idsForPath(operation.path, mine));
        const narrowed: Record<string, string> = {
          q: `*${theirMark}*`,
          id: ids.queues,
          queue_id: ids.queues,
          schema_id: ids.schema,
          hook_id: ids.hooks,
          team_id: ids.teams,
          agent_id: ids.agents,
          event_id: ids.events,
          key: `${theirMark}-call`,
          name: `*${theirMark}*`,
          number: `${theirMark}*`,
          destination: `${theirMark}*`,
          tags: theirMark,
        };
        const queries = Object.entries(narrowed)
          .filter(([name]) => operation.query.includes(name))
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        for (const query of ['size=1000', ...queries]) {
          const answer = await ask(`${path}?${query}`, 'GET');
          expect([path, query, answer.status]).toEqual([path, query, 200]);
          expect(JSON.stringify(answer.body)).not.toContain(theirMark);
        }
      }
    });
  });

  it('the other domain finds its own with the same questions', async () => {
    const ask = askAs('theirs', 'key');
    for (const path of [
      `/call_center/queues?q=*${theirMark}*`,
      `/call_center/queues/${theirs.ids.queues}/members?destination=${theirMark}*`,
      `/call_center/list/${theirs.ids.list}/communication?q=${theirMark}*`,
      `/routing/schema?q=${theirMark}*`,
      `/events?q=${theirMark}`,
      `/events?queue_id=${theirs.ids.queues}`,
      `/runs?q=${theirMark}`,
      `/runs?event_id=${theirs.ids.events}`,
    ]) {
      expect([path, JSON.stringify((await ask(path, 'GET')).body)]).toEqual([
        path,
        expect.stringContaining(theirMark),
      ]);
    }
  });

  describe('a reference in a body to something foreign', () => {
    const queue = () => `/call_center/queues/${mine.ids.queues}`;
    const communications = [{ destination: '1' }];
    const cases: [string, string, () => [path: string, body: object], number][] = [
      ...(['POST', 'PUT', 'PATCH'] as const).flatMap((method) =>
        (
          [
            ['team', 'teams'],
            ['dnc_list', 'list'],
            ['schema', 'schema'],
          ] as const
        ).map(([field, kind]): [string, string, () => [string, object], number] => [
          `${field} of a queue`,
          method,
          () => [
            method === 'POST' ? '/call_center/queues' : queue(),
            { name: randomUUID(), type: 3, [field]: { id: theirs.ids[kind] } },
          ],
          400,
        ]),
      ),
      ...(['POST', 'PUT', 'PATCH'] as const).flatMap(
        (method): [string, string, () => [string, object], number][] => [
          [
            'flow schema of a hook',
            method,
            () => [
              `${queue()}/hooks${method === 'POST' ? '' : `/${mine.ids.hooks}`}`,
              { event: 'missed', schema: { id: theirs.ids.schema } },
            ],
            400,
          ],
          [
            'agent of a member',
            method,
            () => [
              `${queue()}/members${method === 'POST' ? '' : `/${mine.ids.members}`}`,
              { communications, agent: { id: theirs.ids.agents } },
            ],
            400,
          ],
        ],
      ),
      [
        'agent among many members',
        'POST',
        () => [
          `${queue()}/members/bulk`,
          { items: [{ communications }, { communications, agent: { id: theirs.ids.agents } }] },
        ],
        400,
      ],
      [
        'hook among several',
        'PATCH',
        () => [
          `${queue()}/hooks`,
          {
            items: [
              { id: Number(mine.ids.hooks), enabled: false },
              { id: Number(theirs.ids.hooks), enabled: false },
            ],
          },
        ],
        404,
      ],
      [
        'list in an array',
        'POST',
        () => [
          '/routing/schema',
          {
            name: randomUUID(),
            schema: [{ listAdd: { list: { id: theirs.ids.list }, destination: '1' } }],
          },
        ],
        400,
      ],
      [
        'queue in an array',
        'PATCH',
        () => [
          `/routing/schema/${mine.ids.schema}`,
          {
            schema: [
              {
                callbackQueue: {
                  queue: { id: theirs.ids.queues },
                  communication: { destination: '1' },
                },
              },
            ],
          },
        ],
        400,
      ],
      [
        'queue of an event',
        'POST',
        () => [
          '/events',
          {
            specversion: '1.0',
            id: randomUUID(),
            source: 'x',
            type: 'queue.missed',
            data: { queue_id: theirs.ids.queues },
          },
        ],
        422,
      ],
    ];

    it.each(cases)('is refused as %s by %s', async (_what, method, request, status) => {
      const before = await readTheirs();
      const count = async () => {
        const [row]: { n: string }[] = await api.database.dataSource.query(
          `select concat_ws(',', (select count(*) from queue), (select count(*) from member),
             (select count(*) from flow_schema), (select count(*) from queue_hook),
             (select string_agg(enabled::text, '' order by id) from queue_hook)) as n`,
        );
        return row?.n;
      };
      const own = await count();
      const [path, body] = request();
      const answer = await askAs('mine', 'session')(path, method, body);
      expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
      expect(JSON.stringify(answer.body)).not.toContain(theirMark);
      expect(await readTheirs()).toBe(before);
      expect(await count()).toBe(own);
    });

    it('stops publishing a drawing', async () => {
      const ask = askAs('mine', 'key');
      const { body } = await ask('/routing/schema', 'POST', { name: randomUUID() });
      const made = FlowSchema.parse(body);
      const graph = {
        ...drawing,
        nodes: drawing.nodes.map((node) =>
          node.id === 'say'
            ? {
                ...node,
                type: 'list-add',
                params: { list: { id: theirs.ids.list }, number: '1' },
              }
            : node,
        ),
      };
      const path = `/routing/schema/${made.id}`;
      await ask(`${path}/draft`, 'PUT', { graph, revision: made.draft_revision });
      const answer = await ask(`${path}/publish`, 'POST', {});
      expect(answer.status).toBe(422);
      const { problems } = ProblemList.parse(answer.body);
      expect(problems).toContainEqual(
        expect.objectContaining({ code: 'list.missing', path: 'nodes.say.params.list' }),
      );
    });

    it('deletes no foreign member by its id or number', async () => {
      const before = await readTheirs();
      const answer = await askAs('mine', 'key')(
        `/call_center/queues/${mine.ids.queues}/members`,
        'DELETE',
        { id: [theirs.ids.members], numbers: [`${theirMark}-380441112233`] },
      );
      expect(answer.body).toMatchObject({ items: [] });
      expect(await readTheirs()).toBe(before);
    });
  });

  it('a domain named in a body counts for nothing', async () => {
    const answer = await askAs('mine', 'key')('/call_center/queues', 'POST', {
      name: 'Whose',
      type: 1,
      domain_id: theirs.domainId,
      domainId: theirs.domainId,
    });
    expect(answer.status).toBe(200);
    const [row]: { domain_id: string }[] = await api.database.dataSource.query(
      `select domain_id::text from queue where id = $1`,
      [Queue.parse(answer.body).id],
    );
    expect(row?.domain_id).toBe(mine.domainId);
  });

  it('an event id known to one domain is new to the other', async () => {
    const id = randomUUID();
    for (const [whose, world] of [
      ['mine', mine],
      ['theirs', theirs],
    ] as const) {
      const answer = await askAs(whose, 'key')('/events', 'POST', {
        specversion: '1.0',
        id,
        source: 'x',
        type: 'queue.missed',
        data: { queue_id: world.ids.queues, attempt_id: '7' },
      });
      expect(answer).toMatchObject({ status: 202, body: { duplicate: false } });
    }
  });

  it('live updates carry nothing foreign', async () => {
    const news = new LivePublisher(
      api.app.get<NatsConnection>(NATS_CONNECTION),
      api.settings.nats.namespace,
    );
    const response = await fetch(
      `${api.url}/api/updates?topic=events&topic=runs&topic=config&topic=run:${theirs.ids.runs}`,
      { headers: { cookie: cookies.mine } },
    );
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const tell = (world: DomainWorld, no: string) => {
      const { events: id, runs: runId, queues: queueId, schema: schemaId } = world.ids;
      news.publish(world.domainId, 'runs', {
        kind: 'run.updated',
        runId,
        status: 'completed',
        schemaId,
        hookId: null,
        queueId,
        stepCount: 1,
      });
      news.publish(world.domainId, 'events', {
        kind: 'event.stored',
        id,
        no,
        type: 'queue.missed',
        queueId,
        runIds: [],
      });
    };
    await askAs('theirs', 'key')(`/call_center/queues/${theirs.ids.queues}`, 'PATCH', {
      description: 'x',
    });
    tell(theirs, '4711');
    tell(mine, '4712');
    while (!text.includes('"no":"4712"')) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended with ${text}`);
      text += value;
    }
    await reader.cancel();
    expect(text).not.toContain('4711');
    expect(text).not.toContain(theirs.ids.runs);
    expect(text).not.toContain(theirs.ids.events);
  });
});
