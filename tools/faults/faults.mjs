// @ts-check
// npm run faults: kills processes with -9 in the middle of the work and checks that nothing is
// lost, nothing happens twice that must not, and calls keep their order.
//
//   npm run faults -- [--kill worker|nats|postgres|mixed|…] [--kills 3] [--signal KILL|TERM]
//                     [--runs N] [--workers 1] [--events-per-call 4] [--seed N]
//   npm run faults -- --kill worker=100,nats=20,postgres=20 --workers 3
//
// docs/reliability.md says what each of them does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../launcher/build.mjs';
import { root } from '../launcher/checkout.mjs';
import { runFaults } from './fault-run.mjs';
import { faultTable } from './fault-table.mjs';
import { planKills } from './kill-plan.mjs';

const { values: options } = parseArgs({
  options: {
    kill: { type: 'string', default: 'mixed' },
    runs: { type: 'string' },
    kills: { type: 'string', default: '3' },
    signal: { type: 'string', default: 'KILL' },
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

/** Enough to be in the middle of at every kill. @param {number} kills */
const runsFor = (kills) => Math.max(200, 20 * kills);

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
  const kills = planKills({ ...options, kills: numberOf('kills', 1), seed });
  const runs = options.runs === undefined ? runsFor(kills.length) : numberOf('runs', 1);
  await buildStale({ signal: new AbortController().signal, names: ['api', 'worker'] });
  const report = await runFaults({
    ...{ kills, seed, migrate, runs, workers: numberOf('workers', 1) },
    eventsPerCall: numberOf('events-per-call', 1),
    say: (line) => console.log(line),
  });
  console.log(`\n${faultTable(report)}\nseed ${seed}, ${report.seconds} s`);
  process.exitCode = report.checks.every((check) => check.ok) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
