import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BulkAction, BulkAnswer, listOf, ProblemList } from '@hookline/contracts';
import { TestApi } from '../testing/test-api';
import { RunRows } from './run-rows.fixture';

describe('bulk actions on runs', () => {
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

  const bulk = (body: object) => api.read('/runs/bulk', BulkAnswer, { body });
  const some = (count: number, status: Parameters<RunRows['aRun']>[0], key: string) =>
    Promise.all(Array.from({ length: count }, () => rows.aRun(status, { key })));
  const ended = async (id: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const action = await api.read(`/runs/bulk/${id}`, BulkAction);
      if (action.status !== 'running') return action;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not end');
  };
  const statusesOf = async (key: string) => {
    const found = await api.database.dataSource.query(
      `select status, count(*)::int as n from run where key = $1 and replay_of is null
       group by status order by status`,
      [key],
    );
    return Object.fromEntries(
      found.map((row: { status: string; n: number }) => [row.status, row.n]),
    );
  };

  it('counts in a preview what it would do, and does nothing', async () => {
    await some(3, 'failed', 'preview');
    await some(2, 'completed', 'preview');
    const begun = await bulk({ action: 'resume', filter: { key: 'preview' }, preview: true });
    expect(begun).toEqual({ total: 3, bulk: null });
    expect(await statusesOf('preview')).toEqual({ completed: 2, failed: 3 });
  });

  it('does it at the rate that was asked for, and tells how far it is', async () => {
    await some(8, 'failed', 'rate');
    const startedAt = Date.now();
    const begun = await bulk({ action: 'resume', filter: { key: ['rate'] }, rate: 20 });
    expect(begun.bulk).toMatchObject({ status: 'running', total: 8, rate: 20, action: 'resume' });
    const done = await ended(begun.bulk!.id);
    expect(Date.now() - startedAt).toBeGreaterThan(8 * 50 - 20);
    expect(done).toMatchObject({ status: 'completed', done: 8, failed: 0, total: 8 });
    expect(await statusesOf('rate')).toEqual({ queued: 8 });
  });

  it('goes on after one that cannot be done, and says which', async () => {
    const [good, ended409] = [await rows.aRun('waiting'), await rows.aRun('completed')];
    const begun = await bulk({ action: 'cancel', ids: [ended409, good, good], rate: 50 });
    expect(begun.total).toBe(2);
    const done = await ended(begun.bulk!.id);
    expect(done).toMatchObject({
      done: 1,
      failed: 1,
      problems: [{ id: ended409, message: 'The run has ended: it is completed.' }],
    });
  });

  it('replays as it is told', async () => {
    await some(2, 'completed', 'replays');
    const begun = await bulk({
      action: 'replay',
      filter: { key: 'replays' },
      rate: 50,
      replay: { dry: true, answers: 'none' },
    });
    await ended(begun.bulk!.id);
    const replays = await api.database.dataSource.query(
      `select dry, answers from run where key = 'replays' and replay_of is not null`,
    );
    expect(replays).toEqual([
      { dry: true, answers: 'none' },
      { dry: true, answers: 'none' },
    ]);
  });

  it('stops when it is told to', async () => {
    await some(5, 'waiting', 'stop');
    const begun = await bulk({ action: 'cancel', filter: { key: 'stop' }, rate: 1 });
    const stopped = await api.send(`/runs/bulk/${begun.bulk!.id}/stop`, { method: 'POST' });
    expect(stopped).toMatchObject({ status: 200, body: { status: 'stopped' } });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const after = await api.read(`/runs/bulk/${begun.bulk!.id}`, BulkAction);
    expect(after.done).toBeLessThan(4);
    expect((await statusesOf('stop')).waiting).toBeGreaterThan(1);
    expect((await api.send(`/runs/bulk/${begun.bulk!.id}/stop`, { method: 'POST' })).status).toBe(
      409,
    );
  });

  it('is stopped when its process ends, and by its silence when nobody could say so', async () => {
    await some(5, 'waiting', 'restart');
    const second = await api.startSecond();
    const begun = await second.read('/runs/bulk', BulkAnswer, {
      body: { action: 'cancel', filter: { key: 'restart' }, rate: 1 },
    });
    await second.app.close();
    const stopped = await api.send(`/runs/bulk/${begun.bulk!.id}`);
    expect(stopped.body).toMatchObject({ status: 'stopped' });
    await api.database.dataSource.query(
      `update bulk_action set status = 'running', beat_at = now() - interval '1 minute'
       where id = $1`,
      [begun.bulk!.id],
    );
    const third = await api.startSecond();
    expect((await ended(begun.bulk!.id)).status).toBe('stopped');
    await third.app.close();
  });

  it('keeps who did what', async () => {
    const { items, next } = await api.read('/runs/bulk?size=1', listOf(BulkAction));
    expect(items).toHaveLength(1);
    expect(next).toBe(true);
    expect(items[0]).toMatchObject({ action: 'cancel', filter: { key: ['restart'] } });
  });

  it.each([
    [{ action: 'cancel' }, 'filter'],
    [{ action: 'cancel', filter: {} }, 'filter'],
    [
      { action: 'cancel', ids: ['0193a000-0000-7000-8000-000000000009'], filter: { q: 'x' } },
      'filter',
    ],
    [{ action: 'cancel', ids: ['7'] }, 'ids.0'],
    [{ action: 'cancel', filter: { q: 'x' }, rate: 51 }, 'rate'],
    [{ action: 'cancel', filter: { q: 'x' }, replay: {} }, 'replay'],
    [{ action: 'cancel', filter: { status: ['happy'] } }, 'status'],
    [{ action: 'delete', filter: { q: 'x' } }, 'action'],
  ])('refuses %j', async (input, path) => {
    const answer = await api.send('/runs/bulk', { body: input });
    expect(answer.status).toBe(422);
    expect(ProblemList.parse(answer.body).problems[0]?.path).toBe(path);
  });

  it('leaves other domains alone', async () => {
    const id = await rows.aRun('waiting', { key: 'foreign' });
    const key = await api.createKey(
      ['run:read', 'run:update', 'run:replay'],
      await api.createDomain(),
    );
    const begun = await api.read('/runs/bulk', BulkAnswer, {
      key,
      body: { action: 'cancel', ids: [id], rate: 50 },
    });
    expect((await api.send(`/runs/bulk/${begun.bulk!.id}`)).status).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const own = await api.send(`/runs/bulk/${begun.bulk!.id}`, { key });
    expect(own.body).toMatchObject({ status: 'completed', done: 0, failed: 1 });
    expect((await api.send(`/runs/${id}`)).body).toMatchObject({ status: 'waiting' });
  });
});
