import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Shutdown } from './shutdown.mjs';

describe('Shutdown', () => {
  const never = new AbortController().signal;

  it('stops applications, then NATS, then PostgreSQL, in whatever order they were started', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    const add = (phase: 'applications' | 'nats' | 'postgres', name: string, lastsMs: number) =>
      shutdown.add(phase, async () => {
        await sleep(lastsMs);
        stopped.push(name);
      });
    add('postgres', 'postgres', 0);
    add('applications', 'api', 20);
    add('nats', 'nats', 0);
    add('applications', 'worker', 10);
    await shutdown.run(never);
    expect(stopped).toEqual(['worker', 'api', 'nats', 'postgres']);
  });

  it('goes on when something does not stop', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    shutdown.add('applications', () => Promise.reject(new Error('stuck')));
    shutdown.add('postgres', () => {
      stopped.push('postgres');
      return Promise.resolve();
    });
    await shutdown.run(never);
    expect(stopped).toEqual(['postgres']);
  });

  it('stops nothing twice', async () => {
    let stops = 0;
    const shutdown = new Shutdown();
    shutdown.add('nats', () => {
      stops += 1;
      return Promise.resolve();
    });
    await shutdown.run(never);
    await shutdown.run(never);
    expect(stops).toBe(1);
  });
});
