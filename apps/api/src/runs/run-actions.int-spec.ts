import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventDetail,
  FlowDraft,
  listOf,
  ProblemList,
  RunDetail,
  RunSummary,
  streamsOf,
  subjectsOf,
} from '@hookline/contracts';
import type { NatsConnection } from '@hookline/messaging';
import { jetstreamManager } from '@nats-io/jetstream';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import { TestApi } from '../testing/test-api';
import { RunRows, storedGraph } from './run-rows.fixture';

describe('actions on runs', () => {
  let api: TestApi;
  let rows: RunRows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = await RunRows.open(api);
  });
  afterAll(async () => {
    await rows.close();
    await api.stop();
  });

  const act = (id: string, action: string, body?: unknown) =>
    api.send(`/runs/${id}/${action}`, { method: 'POST', ...(body === undefined ? {} : { body }) });
  const replay = async (id: string, body?: unknown) =>
    RunSummary.parse((await act(id, 'replay', body)).body);
  const rowOf = async (id: string) => {
    const [row] = await api.database.dataSource.query(`select * from run where id = $1`, [id]);
    return row;
  };
  /** Messages in the stream of wake-ups on a subject. */
  const wakesOn = async (filter: string): Promise<number> => {
    const connection: NatsConnection = api.app.get(NATS_CONNECTION);
    const manager = await jetstreamManager(connection);
    const { namespace } = api.settings.nats;
    const { state } = await manager.streams.info(streamsOf(namespace).runs, {
      subjects_filter: filter,
    });
    return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  };
  const wakesOf = (runId: string) =>
    wakesOn(
      subjectsOf(api.settings.nats.namespace).runWake({
        partition: 0,
        domainId: api.database.domainId,
        runId,
      }),
    );

  describe('cancel', () => {
    it.each(['queued', 'running', 'waiting'] as const)(
      'ends a %s run where it is',
      async (status) => {
        const id = await rows.aRun(status, { state: { at: 'crm' } });
        const { status: code, body } = await act(id, 'cancel');
        expect([code, body]).toEqual([
          200,
          expect.objectContaining({ id, status: 'cancelled', due_at: null }),
        ]);
        expect(await rowOf(id)).toMatchObject({ fence: 2, worker_id: null });
        const detail = await api.read(`/runs/${id}`, RunDetail);
        expect(detail.ended_at).not.toBeNull();
        expect(detail.error).toMatchObject({ code: 'run.cancelled', nodeId: 'crm' });
        expect(detail.steps).toMatchObject([{ nodeId: 'crm', status: 'cancelled' }]);
      },
    );

    it('shows what may have been sent as unknown', async () => {
      const id = await rows.aRun('running', { state: { at: 'crm', intent: true } });
      await act(id, 'cancel');
      const body = await api.read(`/runs/${id}`, RunDetail);
      expect(body.steps).toMatchObject([{ nodeId: 'crm', status: 'unknown' }]);
    });

    it('takes sub-flows along, whatever the depth, and leaves ended ones alone', async () => {
      const [top, middle, low, done] = [
        await rows.aRun('waiting'),
        await rows.aRun('waiting'),
        await rows.aRun('running'),
        await rows.aRun('completed'),
      ];
      const below = (child: string, parent: string) =>
        api.database.dataSource.query(`update run set parent_run = $2 where id = $1`, [
          child,
          parent,
        ]);
      await below(middle, top);
      await below(low, middle);
      await below(done, middle);
      await act(top, 'cancel');
      const statuses = await Promise.all(
        [middle, low, done].map(async (id) => (await rowOf(id)).status),
      );
      expect(statuses).toEqual(['cancelled', 'cancelled', 'completed']);
    });

    it('wakes the run that waits for a cancelled sub-flow', async () => {
      const [parent, child] = [await rows.aRun('waiting'), await rows.aRun('waiting')];
      const { dataSource, domainId } = api.database;
      await dataSource.query(`update run set parent_run = $2 where id = $1`, [child, parent]);
      await dataSource.query(
        `insert into run_wait (run_id, domain_id, key, names) values ($1, $2, 'x', array[$3])`,
        [parent, domainId, `run:${child}`],
      );
      await act(child, 'cancel');
      const row = await rowOf(parent);
      expect(row.status).toBe('waiting');
      expect(row.due_at.getTime()).toBeLessThanOrEqual(Date.now());
      expect(await wakesOf(parent)).toBe(1);
    });

    it('says that a run has ended', async () => {
      const answer = await act(await rows.aRun('completed'), 'cancel');
      const body = { code: 'run.ended', message: 'The run has ended: it is completed.' };
      expect(answer).toMatchObject({ status: 409, body });
    });
  });

  describe('resume', () => {
    it('goes on from the failed step as the same run, with corrected variables', async () => {
      const id = await rows.aRun('failed', {
        state: { at: null, variables: { vip: false, name: 'Olha' }, attempt: 3 },
      });
      const { status, body } = await act(id, 'resume', { variables: { vip: true } });
      expect([status, body]).toEqual([
        200,
        expect.objectContaining({ id, status: 'queued', error: null, ended_at: null }),
      ]);
      const row = await rowOf(id);
      expect(row).toMatchObject({ worker_id: null, claims: 0, fence: 2 });
      expect(row.state).toMatchObject({
        at: 'crm',
        attempt: 1,
        variables: { vip: true, name: 'Olha' },
      });
      expect(await wakesOf(id)).toBe(1);
    });

    it('leaves a run that was set aside where it stood', async () => {
      const id = await rows.aRun('quarantined', { state: { at: 'crm', intent: true, attempt: 2 } });
      expect((await act(id, 'resume')).status).toBe(200);
      expect((await rowOf(id)).state).toMatchObject({ at: 'crm', intent: true, attempt: 2 });
    });

    it.each(['running', 'completed', 'cancelled'] as const)('refuses a %s run', async (status) => {
      const answer = await act(await rows.aRun(status), 'resume');
      expect(answer).toMatchObject({ status: 409, body: { code: 'run.not_failed' } });
    });

    it('refuses variables that are no object', async () => {
      const answer = await act(await rows.aRun('failed'), 'resume', { variables: ['x'] });
      expect(answer).toMatchObject({ status: 422, body: { problems: [{ path: 'variables' }] } });
    });
  });

  describe('replay', () => {
    it('is a new run of the same event and version', async () => {
      const id = await rows.aRun('failed', { state: { variables: { old: 1 } } });
      const body = await replay(id);
      expect(body).toMatchObject({
        status: 'queued',
        replay_of: id,
        replay_no: 1,
        dry: false,
        schema: { version: 3 },
      });
      expect(body.id).not.toBe(id);
      const [first, second] = [await rowOf(id), await rowOf(body.id)];
      for (const column of ['event_ref', 'key', 'part', 'stream_seq', 'hook_id', 'contact']) {
        expect(second[column]).toEqual(first[column]);
      }
      expect(second.state.variables).toEqual({});
      expect(await wakesOf(body.id)).toBe(1);
    });

    it('counts replays of one run, also of its replays and at the same time', async () => {
      const id = await rows.aRun('completed');
      const both = await Promise.all([replay(id), replay(id)]);
      expect(both.map(({ replay_no }) => replay_no).sort()).toEqual([1, 2]);
      const third = await replay(both[0].id, { dry: true });
      expect(third).toMatchObject({ replay_no: 3, dry: true, replay_of: both[0].id });
      expect(await rowOf(third.id)).toMatchObject({ answers: 'recorded' });
    });

    it('runs the draft as it is now, and shows it although it was changed since', async () => {
      const id = await rows.aRun('completed');
      const { dataSource } = api.database;
      const sorry = { id: 'sorry', type: 'stop', name: 'Sorry' };
      const draft = {
        nodes: [...storedGraph.nodes.slice(0, 1), sorry],
        edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'sorry' }],
      };
      const path = `/routing/schema/${rows.ids.schema}/draft`;
      const before = await api.read(path, FlowDraft);
      await api.send(path, { method: 'PUT', body: { graph: draft, revision: before.revision } });
      const body = await replay(id, { version: 'draft' });
      expect([body.schema.version, body.draft_revision]).toEqual([0, before.revision + 1]);
      await api.send(path, {
        method: 'PUT',
        body: { graph: before.graph, revision: before.revision + 1 },
      });
      const detail = await api.read(`/runs/${body.id}`, RunDetail);
      expect(detail.graph.nodes.map((node) => node.id)).toEqual(['start', 'sorry']);
      const [{ count }] = await dataSource.query(`select count(*)::int from draft_snapshot`);
      expect(count).toBe(1);
    });

    it('refuses a draft that cannot run, with its problems', async () => {
      const id = await rows.aRun('completed');
      const path = `/routing/schema/${rows.ids.schema}/draft`;
      const before = await api.read(path, FlowDraft);
      const graph = { nodes: [{ id: 'crm', type: 'http-request', name: 'x' }], edges: [] };
      await api.send(path, { method: 'PUT', body: { graph, revision: before.revision } });
      const { status, body } = await act(id, 'replay', { version: 'draft' });
      expect(status).toBe(422);
      expect(ProblemList.parse(body).problems.length).toBeGreaterThan(0);
    });

    it('says that nothing is published', async () => {
      const answer = await act(await rows.aRun('completed'), 'replay', { version: 'current' });
      expect(answer).toMatchObject({ status: 409, body: { code: 'schema.unpublished' } });
    });

    it.each([
      [{ version: 'newest' }, 'version'],
      [{ answers: 'recorded' }, 'answers'],
      [{ fast: true }, 'fast'],
    ])('refuses %j', async (input, path) => {
      const { status, body } = await act(await rows.aRun('completed'), 'replay', input);
      expect([status, ProblemList.parse(body).problems[0]?.path]).toEqual([422, path]);
    });
  });

  it('leaves dry runs out of what hooks did and of the status of events', async () => {
    const id = await rows.aRun('completed');
    const dry = await replay(id, { dry: true });
    await api.database.dataSource.query(`update run set status = 'failed' where id = $1`, [dry.id]);
    const event = await api.read(`/events/${dry.event.id}`, EventDetail);
    expect([event.status, event.runs.length]).toEqual(['handled', 1]);
    const runs = await api.read(`/runs?event_id=${dry.event.id}`, listOf(RunSummary));
    expect(runs.items).toHaveLength(2);
  });

  it.each(['cancel', 'resume', 'replay'])('knows no foreign run to %s', async (action) => {
    const id = await rows.aRun('failed');
    const key = await api.createKey(
      ['run:read', 'run:update', 'run:replay'],
      await api.createDomain(),
    );
    expect((await api.send(`/runs/${id}/${action}`, { method: 'POST', key })).status).toBe(404);
    expect((await act('not-an-id', action)).status).toBe(404);
    expect((await rowOf(id)).status).toBe('failed');
  });
});
