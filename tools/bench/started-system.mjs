// @ts-check
// A system under test, running: Hookline's workers or the processes of the floor.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeFlags, root } from '../launcher/checkout.mjs';
import { withDatabase } from './bench-connections.mjs';
import { startTalker } from './child.mjs';
import { cpuMs, rssMiB, watchRss } from './process-figures.mjs';

/** @typedef {import('./bench-world.mjs').BenchWorld} BenchWorld */
/** @typedef {'floor' | 'hookline'} SystemName */
/** @typedef {Awaited<ReturnType<typeof startSystem>>} StartedSystem */

export const systems = /** @type {const} */ (['floor', 'hookline']);
export const workerScript = join(root, 'dist/apps/worker/main.js');
const partitions = 32;

/**
 * @param {BenchWorld} world
 * @param {{ system: SystemName, workers?: number, floorScript?: string }} wish `workers`: processes,
 *   default 1; of the floor they share one consumer
 */
export async function startSystem(world, { system, workers = 1, floorScript = 'floor.mjs' }) {
  const start =
    system === 'floor' ? () => startFloor(world, floorScript) : () => startWorker(world);
  const processes = Array.from({ length: workers }, start);
  const stop = async () => {
    await Promise.all(processes.map((one) => one.stop()));
  };
  world.atEnd(stop);
  if (system === 'floor') await Promise.all(processes.map((one) => one.next()));
  else await waitForLeases(world, workers);
  const sum = (/** @type {(pid: number) => number} */ figure) =>
    processes.reduce((total, { pid }) => total + figure(pid), 0);
  return {
    /** All processes together, since their start. */
    cpuMs: () => sum(cpuMs),
    rssMiB: () => sum(rssMiB),
    /** Of the first process: the peak until called. */
    watchRss: () => watchRss(processes[0]?.pid ?? 0),
    stop,
  };
}

/** @param {BenchWorld} world @param {string} script */
function startFloor({ environment }, script) {
  return startTalker(fileURLToPath(new URL(script, import.meta.url)), {
    env: { ...environment, STREAM: 'FLOOR', CONSUMER: 'floor' },
  });
}

/** @param {BenchWorld} world */
function startWorker({ environment, servers, profileDir }) {
  return startTalker(workerScript, {
    env: environment,
    log: join(servers.dataDir, 'worker.log'),
    execArgv: [
      ...nodeFlags.worker,
      ...(profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []),
    ],
  });
}

/** Until every worker holds its share. @param {BenchWorld} world @param {number} workers */
async function waitForLeases(world, workers) {
  const share = Math.ceil(partitions / workers);
  await withDatabase(world, async (client) => {
    for (const until = Date.now() + 60_000; ; await sleep(100)) {
      const { rows } = await client.query(
        `select count(*)::int as n from partition_lease where alive_until > now() group by owner`,
      );
      const held = rows.map(({ n }) => Number(n));
      const isShared = held.length === workers && held.every((n) => n <= share);
      if (isShared && held.reduce((sum, n) => sum + n, 0) === partitions) break;
      if (Date.now() > until) throw new Error(`the workers hold ${held.join(', ') || 'no'} leases`);
    }
  });
  // The leases are taken just before the consumers start to pull.
  await sleep(1_000);
}

/** What a system burns before the first event; measured, not guessed. @param {BenchWorld} world @param {SystemName} system */
export async function measureStartCpu(world, system) {
  const running = await startSystem(world, { system });
  await sleep(500);
  const cpu = running.cpuMs();
  await running.stop();
  return cpu;
}
