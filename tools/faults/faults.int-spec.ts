// One kill of each kind, on servers of its own: what `npm run faults` does at length.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDataSource, runMigrations } from '@hookline/database';
import { root } from '../launcher/checkout.mjs';
import { checkOutcome } from './check-outcome.mjs';
import { runFaults } from './fault-run.mjs';

async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = await createDataSource(databaseUrl, {
    applicationName: 'faults',
  }).initialize();
  await runMigrations(dataSource);
  await dataSource.destroy();
}

beforeAll(() => {
  if (existsSync(join(root, 'dist/apps/worker/main.js'))) return;
  throw new Error('The worker is not built: run `npm run build` first.');
});

describe('runFaults', () => {
  it('loses nothing, repeats little and keeps the order when everything is killed once', async () => {
    const report = await runFaults({
      kills: ['postgres', 'nats', 'worker'],
      runs: 60,
      workers: 1,
      eventsPerCall: 4,
      seed: 7,
      migrate,
      say: () => undefined,
    });
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.checks.length).toBeGreaterThan(10);
  }, 120_000);
});

describe('checkOutcome', () => {
  const event = (place: number) => ({
    ...{ id: `e${place}`, call: '7', place, name: 'missed' as const, number: String(place) },
  });
  const run = (place: number) => ({
    ...{ id: `r${place}`, event_id: `e${place}`, status: 'completed' },
    ...{ step_count: 5, steps: 5, lists: 1, unknowns: 0 },
  });
  const arrival = (place: number, node: string) => ({
    ...{ key: `hl:r${place}:${node}:1`, event: `e${place}`, status: 200 },
  });
  const good = {
    accepted: [event(0), event(1)],
    arrivals: [0, 1].flatMap((place) => [arrival(place, 'tell'), arrival(place, 'confirm')]),
    outcome: { runs: [run(0), run(1)], events: 2, told: 2, deadLetters: 0, entries: 2, tasks: 0 },
    kills: 1,
  };
  const broken = (found: typeof good) =>
    checkOutcome(found)
      .filter((check) => !check.ok)
      .map((check) => check.name);

  it('has nothing to say when everything adds up', () => {
    expect(broken(good)).toEqual([]);
  });

  it('sees a request that never came', () => {
    expect(broken({ ...good, arrivals: good.arrivals.slice(0, 3) })).toEqual(['requests missing']);
  });

  it('sees a call whose second event came first', () => {
    expect(broken({ ...good, arrivals: [...good.arrivals].reverse() })).toEqual([
      'calls out of order',
    ]);
  });

  it('sees a run that is missing, one that was set aside, and a list entry too many', () => {
    const runs = [{ ...run(0), status: 'quarantined', lists: 2 }];
    expect(broken({ ...good, outcome: { ...good.outcome, runs } })).toEqual([
      'runs',
      'events without their run',
      'runs completed',
      'runs quarantined',
      'runs without exactly one list entry',
      'requests missing',
      'requests nobody asked for',
    ]);
  });

  it('sees more repeats than the kills explain', () => {
    const arrivals = Array.from({ length: 202 }, () => arrival(0, 'tell'));
    expect(broken({ ...good, arrivals: [...good.arrivals, ...arrivals] })).toEqual([
      'repeated requests',
    ]);
  });
});
