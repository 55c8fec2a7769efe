// One kill of each kind, on servers of its own: what `npm run faults` does at length.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDataSource, runMigrations } from '@hookline/database';
import { root } from '../launcher/checkout.mjs';
import { runFaults, type FaultPlan } from './fault-run.mjs';

async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = await createDataSource(databaseUrl, {
    applicationName: 'faults',
  }).initialize();
  await runMigrations(dataSource);
  await dataSource.destroy();
}

const violations = async (plan: Pick<FaultPlan, 'kills' | 'runs'>) => {
  const { checks } = await runFaults({
    ...{ workers: 1, eventsPerCall: 4, seed: 7, migrate, say: () => undefined },
    ...plan,
  });
  expect(checks.length).toBeGreaterThan(20);
  return checks.filter((check) => !check.ok);
};

beforeAll(() => {
  if (existsSync(join(root, 'dist/apps/worker/main.js'))) return;
  throw new Error('The worker is not built: run `npm run build` first.');
});

describe('runFaults', () => {
  it('loses nothing, repeats little and keeps the order when everything is killed once', async () => {
    expect(await violations({ kills: ['postgres', 'nats', 'worker'], runs: 60 })).toEqual([]);
  }, 120_000);

  it('repeats nothing and ends well when a worker is asked to stop in the middle', async () => {
    const kills: FaultPlan['kills'] = ['stopped-worker', 'stopped-worker'];
    expect(await violations({ kills, runs: 24 })).toEqual([]);
  }, 90_000);
});
