/**
 * Whatever is sent, the api answers in its own words (reliability.md 9): no fault of ours, a body
 * of the right form, nothing of SQL or stack in it (B-71), and nothing half-written.
 *
 * Every operation of the OpenAPI document is asked 60 times, 300 times with FUZZ=full. FUZZ_SEED
 * repeats a run; the seed is in the name of each test.
 */
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { maxEventBytes, ProblemList, streamsOf, WebitelError } from '@hookline/contracts';
import type { NatsConnection } from '@hookline/messaging';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { seededChance } from '../simulation/seeded-chance';
import { TestApi } from '../testing/test-api';
import {
  createWorld,
  idsForPath,
  knownFields,
  neededFields,
  type DomainWorld,
} from './domain-world.fixture';
import { readOperations, type Operation, type SampleSchema } from './open-api-operations.fixture';
import { RawHttp, type RawAnswer } from './raw-http.fixture';
import { sampleBody } from './sample-body.fixture';
import {
  build,
  deepJson,
  spoilRequest,
  undecodableIds,
  type RawRequest,
  type RequestParts,
} from './spoil-request.fixture';

const requestsPerOperation = process.env.FUZZ === 'full' ? 300 : 60;
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

// Thousands of requests in one test, on a machine that may be busy.
jest.setTimeout(180_000);

// What would be ours alone to know.
const insides =
  /node_modules|\.(ts|js|mjs):\d|\bat (async )?[\w.<>]+ \(|QueryFailed|TypeORM|typeorm|violates|duplicate key|relation "|column "|syntax error at|select .+ from |insert into |pg_|ECONN|TypeError|Cannot (read|convert)|undefined is not|\[object Object\]/;

const ours = /^\/routing\/schema\/[^/]+\/(draft|check|publish|rollback|test)(\/|$)/;
const isWebitel = (path: string) =>
  /^\/(call_center|routing|calendars)(\/|$)/.test(path) && !ours.test(path);

describe(`wrong requests (seed ${seed})`, () => {
  let api: TestApi;
  let http: RawHttp;
  let world: DomainWorld;
  let foreign: DomainWorld;
  let operations: readonly Operation[];
  let components: Readonly<Record<string, SampleSchema>>;
  const chance = seededChance(seed);

  beforeAll(async () => {
    api = await TestApi.start();
    world = await createWorld(api, api.database.domainId, 'mine');
    foreign = await createWorld(api, await api.createDomain(), 'theirs');
    http = new RawHttp(api.url, world.key);
    ({ operations, components } = readOperations((await api.send('/docs-json')).body));
  });
  afterAll(async () => {
    http.close();
    await api.stop();
  });

  const partsOf = (operation: Operation): RequestParts => ({
    method: operation.method,
    template: operation.path,
    ids: idsForPath(operation.path, world),
    foreignIds: idsForPath(operation.path, foreign),
    query: operation.query,
    hasBody: operation.body !== null,
    body:
      operation.path === '/events' && operation.method === 'POST'
        ? {
            specversion: '1.0',
            id: `e${Math.floor(chance() * 1e9)}`,
            source: 'x',
            type: 'queue.missed',
            data: { queue_id: world.ids.queues, attempt_id: '1', destination: '380441112233' },
          }
        : sampleBody(operation.body ?? {}, {
            components,
            known: knownFields(operation, world),
            needed: neededFields(operation),
            chance,
          }),
  });

  const tables = [
    'queue',
    'queue_hook',
    'member',
    'contact_list',
    'list_communication',
    'flow_schema',
    'flow_version',
    'app_user',
    'setup_link',
    'session',
    'event_key',
  ];
  /** Everything a request could change, as one text. */
  async function readState(): Promise<string> {
    const [row]: { state: string }[] = await api.database.dataSource.query(
      `select concat_ws('|', (select count(*) from config_outbox), (select max(id) from config_outbox),
         (select string_agg(id || coalesce(revoked_at::text, ''), ',' order by id) from api_key),
         ${tables.map((name) => `(select md5(string_agg(t::text, ',' order by t::text)) from ${name} t)`).join(', ')}
       ) as state`,
    );
    const manager = await jetstreamManager(api.app.get<NatsConnection>(NATS_CONNECTION));
    const stream = streamsOf(api.settings.nats.namespace).events;
    return `${row?.state}|${(await manager.streams.info(stream)).state.last_seq}`;
  }

  function expectRefusal({ status, contentType, text }: RawAnswer, path: string): void {
    expect(contentType).toMatch(/^application\/json/);
    const body: unknown = JSON.parse(text);
    if (isWebitel(path)) {
      const refused = WebitelError.parse(body);
      expect(refused.code).toBe(status);
      expect(refused.id).toMatch(/^[a-z0-9_.-]+$/);
      expect(refused.detail).toMatch(/\w+ \w+/);
      expect(status).not.toBe(422);
      for (const { path, message } of refused.problems ?? []) {
        expect([typeof path, message]).toEqual(['string', expect.stringMatching(/\S/)]);
      }
    } else {
      const refused = ProblemList.parse(body);
      expect(refused.status).toBe(status);
      expect(refused.message).toMatch(/\w+ \w+/);
      for (const { message } of refused.problems) expect(message).toMatch(/\S/);
      if (status === 422) expect(refused.problems.length).toBeGreaterThan(0);
    }
    expect(text).not.toMatch(insides);
  }

  /** The state as it must be now: reading it takes longer than most requests. */
  let known: string | null = null;
  beforeEach(() => {
    known = null;
  });

  /** Sends it and checks the answer; answers its status. */
  async function ask(request: RawRequest): Promise<number> {
    const before = known ?? (await readState());
    const answer = await http.send(request);
    const mayChange = answer.status < 400 && request.method !== 'GET';
    known = mayChange ? null : before;
    try {
      expect(answer.status).toBeLessThan(500);
      expect(answer.status).toBeGreaterThanOrEqual(200);
      if (answer.status >= 400) {
        expectRefusal(answer, request.path.split('?')[0] ?? '');
        expect(await readState()).toBe(before);
      }
    } catch (error) {
      const sent = `${request.method} ${request.path.slice(0, 300)} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 1_000)}`;
      throw new Error(`${sent}\n→ ${answer.status} ${answer.text.slice(0, 600)}\n${String(error)}`);
    }
    return answer.status;
  }

  // Jest wants the names of tests before the api has started: they come from the written document,
  // and docs.int-spec.ts makes sure that it is the same.
  it.each(['get', 'post', 'put', 'patch', 'delete'])(
    'never break the api: every %s operation',
    async (method) => {
      const asked = operations.filter((one) => one.method === method.toUpperCase());
      expect(asked.length).toBeGreaterThan(2);
      for (const operation of asked) {
        const statuses = new Map<number, number>();
        for (let n = 0; n < requestsPerOperation; n += 1) {
          const status = await ask(spoilRequest(partsOf(operation), chance));
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          // A request that was good enough to delete: the next ones need something to aim at.
          if (operation.method === 'DELETE' && status < 300) {
            world = { ...(await createWorld(api, world.domainId, 'mine')), key: world.key };
          }
        }
        // Something of it was refused, or the fuzz has gone blind.
        if (operation.path.includes('{') || operation.body !== null) {
          expect([operation, [...statuses.keys()].some((status) => status >= 400)]).toEqual([
            operation,
            true,
          ]);
        }
      }
    },
    requestsPerOperation * 20_000,
  );

  it('take a sample of every body as it is, so that what is spoilt was right before', async () => {
    const refused: string[] = [];
    for (const operation of operations.filter(({ body }) => body !== null)) {
      // Signing in and setting up need secrets no sample has.
      if (/^\/(session|setup)$/.test(operation.path)) continue;
      const request = build(partsOf(operation));
      const { status, text } = await http.send(request);
      if (status >= 400) {
        refused.push(`${request.method} ${operation.path} ${request.body}: ${text.slice(0, 300)}`);
      }
      world = { ...(await createWorld(api, world.domainId, 'mine')), key: world.key };
    }
    expect(refused).toEqual([]);
  });

  const withBody = () => operations.filter(({ body }) => body !== null);
  const limitOf = (path: string) => (/\/events(\/|$)/.test(path) ? maxEventBytes : 1024 * 1024);

  it.each<[string, number, (parts: RequestParts) => RawRequest]>([
    ['broken JSON', 400, (parts) => build(parts, { body: '{"a":' })],
    ['JSON 65 levels deep', 400, (parts) => build(parts, { body: deepJson(65) })],
    [
      'a form',
      415,
      (parts) =>
        build(parts, {
          body: 'a=1',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
    [
      'no content type',
      415,
      (parts) => build(parts, { body: '{}', headers: { 'content-type': '' } }),
    ],
    [
      'a compressed body',
      415,
      (parts) => build(parts, { body: '{}', headers: { 'content-encoding': 'gzip' } }),
    ],
    [
      'one byte too many',
      413,
      (parts) => build(parts, { body: `"${'x'.repeat(limitOf(parts.template) - 1)}"` }),
    ],
  ])('with %s are answered %i everywhere', async (_case, status, spoil) => {
    for (const operation of withBody()) {
      expect([operation.path, await ask(spoil(partsOf(operation)))]).toEqual([
        operation.path,
        status,
      ]);
    }
  });

  it('for an id that is none, too large or foreign are answered 404 everywhere', async () => {
    const ids = ['abc', '-1', '99999999999999999999', '9223372036854775808', '%00', '1%27--'];
    for (const operation of operations) {
      const parts = partsOf(operation);
      for (const name of Object.keys(parts.ids).filter((one) => one !== 'event')) {
        const own = name === 'version' ? [] : [parts.foreignIds[name] ?? ''];
        for (const id of [...ids, ...own]) {
          const status = await ask(build(parts, { ids: { [name]: id } }));
          expect([operation.method, operation.path, id, status]).toEqual([
            operation.method,
            operation.path,
            id,
            404,
          ]);
        }
      }
    }
  });

  it('for an address that cannot be decoded are answered 400', async () => {
    for (const id of undecodableIds) {
      for (const path of [
        `/runs/${id}`,
        `/call_center/queues/${id}`,
        `/routing/schema/${id}/draft`,
      ]) {
        const status = await ask({ method: 'GET', path, headers: {}, body: null });
        expect([path, status]).toEqual([path, 400]);
      }
    }
  });

  it.each([
    'page=-1',
    'page=x',
    'page=1000001',
    'size=0',
    'size=20001',
    'size=x',
    'sort=nope',
    'sort=%2B__proto__',
    'sort=a;b',
  ])('with %s are refused by every list', async (query) => {
    const lists = operations.filter((one) => one.method === 'GET' && one.query.includes('page'));
    expect(lists.length).toBeGreaterThan(8);
    for (const operation of lists) {
      const [name = ''] = query.split('=');
      // Tags of flow schemas and keys are listed in one order.
      if (!operation.query.includes(name) || (operation.path.endsWith('/tags') && name === 'sort'))
        continue;
      const status = await ask(build(partsOf(operation), { query }));
      expect([operation.path, status]).toEqual([
        operation.path,
        isWebitel(operation.path) ? 400 : 422,
      ]);
    }
  });

  it.each([
    '/nothing',
    '/call_center/nothing',
    '/routing',
    '/call_center/queues/1/nothing',
    '/runs/1/2/3',
  ])('for %s, where nothing is, are answered 404', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect(await ask({ method, path, headers: {}, body: null })).toBe(404);
    }
  });

  it('leave the prototypes of the language alone (B-35)', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
