import { afterEach, describe, expect, it } from '@jest/globals';
import { HealthServer } from './health-server';
import { WorkerMetrics } from './worker-metrics';

describe('HealthServer', () => {
  let server: HealthServer | null = null;
  afterEach(() => server?.stop());

  const start = async (isReady: () => boolean) => {
    const metrics = new WorkerMetrics({
      partitions: () => 32,
      runs: () => 7,
      events: () => 0,
      waitingRuns: () => 5,
      waitingEvents: () => 4,
      fullQueues: () => 2,
      fullTargets: () => 3,
    });
    server = await HealthServer.start({ port: 0, isReady, metrics });
    return (path: string) => fetch(`http://127.0.0.1:${server?.port}${path}`);
  };

  it('is live, and ready only while it pulls', async () => {
    let pulls = true;
    const ask = await start(() => pulls);
    expect((await ask('/live')).status).toBe(200);
    expect((await ask('/ready')).status).toBe(200);
    pulls = false;
    expect((await ask('/live')).status).toBe(200);
    expect([(await ask('/ready')).status, await (await ask('/ready')).json()]).toEqual([
      503,
      { status: 'not ready' },
    ]);
  });

  it('tells what it has in its hands', async () => {
    const ask = await start(() => true);
    const text = await (await ask('/metrics')).text();
    expect(text).toMatch(/^hookline_worker_partitions 32$/m);
    expect(text).toMatch(/^hookline_worker_runs 7$/m);
    expect(text).toMatch(/^hookline_worker_waiting_runs 5$/m);
    expect(text).toMatch(/^hookline_worker_waiting_events 4$/m);
    expect(text).toMatch(/^hookline_worker_full_queues 2$/m);
    expect(text).toMatch(/^hookline_worker_full_targets 3$/m);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('has nothing else', async () => {
    const ask = await start(() => true);
    expect((await ask('/')).status).toBe(404);
  });
});
