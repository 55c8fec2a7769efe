import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventDetail,
  EventSummary,
  FlowGraph,
  type HookEvaluation,
  listOf,
  ProblemList,
  RunDetail,
  type RunStatus,
  RunSummary,
  type StepRecord,
} from '@hookline/contracts';
import { createRuntimePool, storeAs, type NewEvent, type NewRun } from '@hookline/database';
import { initialRunState, type RunState } from '@hookline/engine';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { TestApi, type TestAnswer } from '../testing/test-api';

const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    { id: 'crm', type: 'http-request', name: 'Tell CRM' },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'crm' }],
});
const startStep: StepRecord = {
  seq: 1,
  nodeId: 'start',
  nodeName: 'Start',
  nodeType: 'start',
  visit: 1,
  attempt: 1,
  status: 'completed',
  outlet: 'next',
  input: {},
  output: null,
  error: null,
  notes: [],
  startedAt: '2026-11-21T10:00:00.000Z',
  durationMs: 1.5,
};

describe('the event log and runs', () => {
  let api: TestApi;
  let store: (event: NewEvent) => Promise<void>;
  let closePool: () => Promise<void>;
  let queueId: string;
  let schemaId: string;
  let versionId: string;
  let hookId: number;
  let seq = 0;

  beforeAll(async () => {
    api = await TestApi.start();
    const { dataSource, domainId, url } = api.database;
    const pool = createRuntimePool({ url, name: 'test', maxConnections: 2 }, () => undefined);
    const worker = uuidv7();
    store = async (event) => void (await storeAs(worker, pool, [event]));
    closePool = () => pool.end();
    const insert = async (sql: string, values: unknown[]) => {
      const [row] = await dataSource.query(`${sql} returning id`, values);
      return row.id;
    };
    queueId = await insert(`insert into queue (domain_id, name, type) values ($1, 'Support', 1)`, [
      domainId,
    ]);
    schemaId = await insert(
      `insert into flow_schema (domain_id, name, draft) values ($1, 'Care', $2)`,
      [domainId, graph],
    );
    versionId = await insert(
      `insert into flow_version (domain_id, schema_id, version, draft_revision, graph, hash)
       values ($1, $2, 3, 1, $3, 'x')`,
      [domainId, schemaId, graph],
    );
    hookId = await insert(
      `insert into queue_hook (domain_id, queue_id, event, schema_id) values ($1, $2, 'missed', $3)`,
      [domainId, queueId, schemaId],
    );
  });
  afterAll(async () => {
    await closePool();
    await api.stop();
  });

  const aRun = (status: RunStatus, state: Partial<RunState> = {}): NewRun => ({
    id: uuidv7(),
    hookId,
    schemaId,
    versionId,
    position: 0,
    mode: 'ordered',
    write: {
      status,
      state: { ...initialRunState('start'), steps: 1, visits: { start: 1 }, ...state },
      steps: [startStep],
      dueAt: status === 'waiting' ? new Date('2030-01-01T00:00:00Z') : null,
      result: status === 'completed' ? { ok: true } : null,
      error: status === 'failed' ? { code: 'http.500', message: 'No.', nodeId: 'crm' } : null,
    },
  });
  const anEvent = (more: Partial<NewEvent> = {}): NewEvent => ({
    id: uuidv7(),
    domainId: api.database.domainId,
    eventId: `ev-${(seq += 1)}`,
    type: 'queue.missed',
    source: `queue_${queueId}`,
    subject: null,
    queueId,
    key: `call-${seq}`,
    partition: 0,
    streamSeq: seq,
    contact: '380441112233',
    occurredAt: '2026-11-21T10:00:00.000Z',
    data: { attempt_id: seq },
    notes: [],
    evaluations: [],
    problem: null,
    hops: null,
    runs: [],
    ...more,
  });
  const matched = (): HookEvaluation => ({
    hook_id: String(hookId),
    schema: { id: schemaId, name: 'Care' },
    matched: true,
    reason: 'matched',
    detail: 'no conditions',
  });
  const ids = (answer: TestAnswer): string[] =>
    listOf(EventSummary)
      .parse(answer.body)
      .items.map(({ event_id }) => event_id);

  describe('statuses', () => {
    const cases: [string, () => Partial<NewEvent>][] = [
      ['no hook', () => ({})],
      [
        'not matched',
        () => ({ evaluations: [{ ...matched(), matched: false, reason: 'conditions' }] }),
      ],
      ['handled', () => ({ evaluations: [matched()], runs: [aRun('completed')] })],
      ['running', () => ({ evaluations: [matched()], runs: [aRun('completed'), aRun('waiting')] })],
      ['failed', () => ({ evaluations: [matched()], runs: [aRun('running'), aRun('failed')] })],
      ['dead letter', () => ({ problem: 'the key of the subject is another' })],
    ];
    it.each(cases)('says %s, and filters by it', async (status, more) => {
      const event = anEvent({ ...more(), key: 'statuses' });
      await store(event);
      const detail = await api.send(`/events/${event.id}`);
      expect(detail.body).toMatchObject({ status, event_id: event.eventId });
      const query = `/events?key=statuses&status=${encodeURIComponent(status)}`;
      expect(ids(await api.send(query))).toEqual([event.eventId]);
    });
  });

  it('shows an event with its data, runs and evaluations', async () => {
    const run = aRun('completed');
    const event = anEvent({
      evaluations: [matched()],
      runs: [run],
      data: { attempt_id: 7, note: 'ж"' },
    });
    await store(event);
    const body = await api.read(`/events/${event.id}`, EventDetail);
    expect(body).toMatchObject({
      id: event.id,
      queue: { id: queueId, name: 'Support' },
      data: { attempt_id: 7, note: 'ж"' },
      evaluations: [{ reason: 'matched' }],
      runs: [
        { id: run.id, status: 'completed', schema: { id: schemaId, name: 'Care', version: 3 } },
      ],
    });
    expect(typeof body.runs[0]?.duration_ms).toBe('number');
    expect(body.no).toMatch(/^\d+$/);
  });

  it('pages by number and by id without losing or repeating a row', async () => {
    for (let n = 0; n < 5; n += 1) await store(anEvent({ key: 'pages' }));
    const all = ids(await api.send('/events?key=pages'));
    expect(all).toHaveLength(5);
    const second = await api.send('/events?key=pages&size=2&page=2');
    expect(ids(second)).toEqual(all.slice(2, 4));
    expect(second.body).toMatchObject({ next: true });
    const first = await api.read('/events?key=pages&size=2', listOf(EventSummary));
    const before = first.items[1]?.id;
    const rest = await api.send(`/events?key=pages&size=3&before=${before}`);
    expect(ids(rest)).toEqual(all.slice(2));
    expect(rest.body).toMatchObject({ next: false });
    expect(ids(await api.send('/events?key=pages&sort=%2Bcreated_at'))).toEqual([...all].reverse());
  });

  it('searches keys, numbers, ids and any text of the data', async () => {
    const event = anEvent({
      key: 'search-key-77',
      contact: '380997654321',
      data: { customer: { name: 'Ганна "Hanna" 100%_x' } },
    });
    await store(event);
    const find = async (q: string) => ids(await api.send(`/events?q=${encodeURIComponent(q)}`));
    for (const q of [
      'search-key-77',
      '380997654321',
      event.eventId,
      'ганна',
      '"Hanna"',
      '100%_x',
      '*7654*',
      'rch-key-7',
      'search-key-*',
    ]) {
      expect({ q, found: (await find(q)).includes(event.eventId) }).toEqual({ q, found: true });
    }
    expect(await find('100%_y')).toEqual([]);
    expect(await find('_earch-key-77')).toEqual([]);
  });

  it('filters by everything it names (decision 30)', async () => {
    const event = anEvent({ key: 'filters', evaluations: [matched()], runs: [aRun('completed')] });
    await store(event);
    const now = Date.now();
    const holds = [
      `queue_id=${queueId}`,
      `queue_id=${queueId}&queue_id=999`,
      `schema_id=${schemaId}`,
      `hook_id=${hookId}`,
      'type=queue.missed',
      `event_id=${event.eventId}`,
      `event_id=${event.id}`,
      `created_at.from=${now - 60_000}&created_at.to=${now + 60_000}`,
    ];
    for (const filter of holds) {
      const found = ids(await api.send(`/events?key=filters&${filter}`));
      expect({ filter, found }).toEqual({ filter, found: [event.eventId] });
      const { items } = await api.read(`/runs?key=filters&${filter}`, listOf(RunSummary));
      expect({ filter, runs: items.length }).toEqual({ filter, runs: 1 });
    }
    for (const filter of [
      'queue_id=999',
      'schema_id=999',
      'hook_id=999',
      'type=queue.joined',
      'event_id=other',
      `created_at.to=${now - 60_000}`,
      'created_at.from=9007199254740991',
    ]) {
      for (const log of ['events', 'runs']) {
        const { status, body } = await api.send(`/${log}?key=filters&${filter}`);
        expect({ log, filter, status, body }).toMatchObject({ status: 200, body: { items: [] } });
      }
    }
  });

  it('finds the runs that a run started, and tells whose they are', async () => {
    const [parent, other, child] = [aRun('running'), aRun('running'), aRun('completed')];
    await store(anEvent({ key: 'family', runs: [parent, other, child] }));
    await api.database.dataSource.query(
      `update run set parent_run = $2, parent_node = 'crm' where id = $1`,
      [child.id, parent.id],
    );
    const started = async (query: string) =>
      (await api.read(`/runs?${query}`, listOf(RunSummary))).items;
    expect(await started(`parent_id=${parent.id}`)).toMatchObject([
      { id: child.id, parent: { run_id: parent.id, node_id: 'crm' } },
    ]);
    expect(await started(`parent_id=${other.id}&parent_id=${parent.id}`)).toHaveLength(1);
    expect(await started(`parent_id=${other.id}`)).toEqual([]);
    expect(await started(`parent_id=${parent.id}&status=failed`)).toEqual([]);

    const refused = await api.send('/runs?parent_id=12');
    expect(refused).toMatchObject({ status: 422, body: { problems: [{ path: 'parent_id' }] } });
    expect((await api.send(`/events?parent_id=${parent.id}`)).status).toBe(422);
  });

  it('answers only the fields that were asked for', async () => {
    await store(anEvent({ key: 'fields' }));
    const only = z.strictObject({ id: z.string(), type: z.string() });
    const page = await api.read('/events?key=fields&fields=id&fields=type', listOf(only));
    expect(page.items).toHaveLength(1);
  });

  it.each([
    ['unknown=1', 'unknown'],
    ['status=happy', 'status'],
    ['queue_id=abc', 'queue_id'],
    ['schema_id=99999999999999999999', 'schema_id'],
    ['hook_id=-1', 'hook_id'],
    ['before=abc', 'before'],
    ['sort=-data', 'sort'],
    ['size=0', 'size'],
    ['size=1001', 'size'],
    ['page=x', 'page'],
    ['created_at.from=yesterday', 'created_at.from'],
    ['fields=secret', 'fields'],
  ])('refuses %s by name', async (query, path) => {
    for (const log of ['events', 'runs']) {
      const { status, body } = await api.send(`/${log}?${query}`);
      const [problem] = ProblemList.parse(body).problems;
      expect({ log, status, path: problem?.path }).toEqual({ log, status: 422, path });
    }
  });

  it('shows nothing of another domain', async () => {
    const event = anEvent({ runs: [aRun('completed')], key: 'private' });
    await store(event);
    const key = await api.createKey(['event:read', 'run:read'], await api.createDomain());
    expect((await api.read('/events?key=private', listOf(EventSummary), { key })).items).toEqual(
      [],
    );
    expect((await api.read('/runs?key=private', listOf(RunSummary), { key })).items).toEqual([]);
    expect((await api.send(`/events/${event.id}`, { key })).status).toBe(404);
    expect((await api.send(`/runs/${event.runs[0]!.id}`, { key })).status).toBe(404);
  });

  it.each(['/events/x', '/runs/1', '/runs/0193a000-0000-7000-8000-000000000009'])(
    'has nothing at %s',
    async (path) => expect((await api.send(path)).status).toBe(404),
  );

  describe('a run', () => {
    const load = async (run: NewRun) => {
      await store(anEvent({ runs: [run], data: { attempt_id: 42 } }));
      return await api.read(`/runs/${run.id}`, RunDetail);
    };

    it('comes with its graph, steps, variables and event', async () => {
      const run = aRun('completed', { at: null, variables: { vip: true } });
      expect(await load(run)).toMatchObject({
        id: run.id,
        status: 'completed',
        schema: { id: schemaId, name: 'Care', version: 3 },
        hook: { id: String(hookId), event: 'missed' },
        graph,
        steps: [startStep],
        variables: { vip: true },
        result: { ok: true },
        event_data: { attempt_id: 42 },
        step_count: 1,
      });
    });

    it('shows the step it waits at', async () => {
      const since = '2026-11-21T10:00:05.000Z';
      const body = await load(aRun('waiting', { at: 'crm', attempt: 2, since }));
      expect(body.due_at).toBe('2030-01-01T00:00:00.000Z');
      expect(body.steps).toHaveLength(2);
      const { items } = await api.read(`/runs?key=${body.key}`, listOf(RunSummary));
      expect([body.step_count, items[0]?.step_count]).toEqual([1, 1]);
      expect(body.steps[1]).toMatchObject({
        seq: 2,
        nodeId: 'crm',
        nodeName: 'Tell CRM',
        nodeType: 'http-request',
        status: 'waiting',
        visit: 1,
        attempt: 2,
        startedAt: since,
      });
    });

    it('shows why it failed', async () => {
      const body = await load(aRun('failed', { at: null }));
      expect(body).toMatchObject({
        status: 'failed',
        error: { code: 'http.500', message: 'No.', nodeId: 'crm' },
      });
      expect(body.ended_at).not.toBeNull();
      expect(body.steps).toHaveLength(1);
    });
  });
});
