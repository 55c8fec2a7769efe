// @ts-check
// npm run bench: how fast events run through, beside the floor, in interleaved rounds.
//
//   npm run bench -- [--only a,b,c,d,e,f] [--rounds 2] [--out FILE]
//                    [--profile DIR]   writes a V8 CPU profile of each worker
//
// What the scenarios are and which sizes their targets ask for: docs/performance.md. Sizes are
// options of the same name as in bench-plan.mjs, in kebab case: `--pure-events 10000`.
//
// The same servers, receiver and publisher serve both; only the consumer in the middle changes.
// Ratios of one run are what to compare: the machine may be shared, the pair shares its noise.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../launcher/build.mjs';
import { root } from '../launcher/checkout.mjs';
import { benchOptions, planOf } from './bench-options.mjs';
import { runBench } from './run-bench.mjs';

const say = (/** @type {string} */ line) => console.log(line);

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
  const { values } = parseArgs({ options: benchOptions });
  const plan = planOf(values);
  await buildStale({ signal: new AbortController().signal, names: ['api', 'worker'] });
  const profileDir = values.profile === undefined ? null : resolve(values.profile);
  const report = await runBench(plan, { migrate, say, profileDir });
  const file = resolve(root, values.out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  say(`\nwritten to ${values.out}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
