// @ts-check
// npm run faults: kills processes with -9 in the middle of the work and checks that nothing is
// lost, nothing happens twice that must not, and calls keep their order.
//
//   npm run faults -- --kill worker|nats|postgres|mixed [--runs 200] [--kills 3] [--workers 1]
//                     [--events-per-call 4] [--seed N]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../launcher/build.mjs';
import { root } from '../launcher/checkout.mjs';
import { runFaults, victims } from './fault-run.mjs';
import { randomFrom } from './random.mjs';
import { faultTable } from './fault-table.mjs';

const { values: options } = parseArgs({
  options: {
    kill: { type: 'string', default: 'mixed' },
    runs: { type: 'string', default: '200' },
    kills: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1' },
    'events-per-call': { type: 'string', default: '4' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

/** @param {'runs' | 'kills' | 'workers' | 'events-per-call' | 'seed'} name @param {number} least */
function numberOf(name, least) {
  const number = Number(options[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`--${name} is "${options[name]}": it must be a whole number from ${least}.`);
}

/** @param {string} kill @param {number} kills @param {number} seed */
function plannedKills(kill, kills, seed) {
  const random = randomFrom(seed + 1);
  const known = victims.find((victim) => victim === kill);
  if (!known && kill !== 'mixed') {
    throw new Error(`--kill is "${kill}": it must be ${victims.join(', ')} or mixed.`);
  }
  return Array.from({ length: kills }, () => known ?? random.pick(victims));
}

/** @param {string} databaseUrl */
async function migrate(databaseUrl) {
  const done = spawnSync(process.execPath, [join(root, 'dist/apps/api/main.js'), 'migrate'], {
    // The api's settings name a NATS; migrating does not ask it.
    env: { ...process.env, DATABASE_URL: databaseUrl, NATS_URL: 'nats://127.0.0.1:1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new Error('the migrations failed');
}

try {
  const seed = numberOf('seed', 0);
  const kills = plannedKills(options.kill, numberOf('kills', 1), seed);
  await buildStale({ signal: new AbortController().signal, names: ['api', 'worker'] });
  const report = await runFaults({
    ...{ kills, seed, migrate, runs: numberOf('runs', 1), workers: numberOf('workers', 1) },
    eventsPerCall: numberOf('events-per-call', 1),
    say: (line) => console.log(line),
  });
  console.log(`\n${faultTable(report)}\nseed ${seed}, ${report.seconds} s`);
  process.exitCode = report.checks.every((check) => check.ok) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
