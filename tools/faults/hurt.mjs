// @ts-check
// One kill, stop or freeze, and how many requests may have been under way when it happened: only
// those may come a second time.
import { setTimeout as sleep } from 'node:timers/promises';
import { readOpenSteps } from './read-outcome.mjs';

/** @typedef {import('./kill-plan.mjs').Victim} Victim */
/** @typedef {import('./fault-world.mjs').FaultWorld} FaultWorld */
/** @typedef {import('./random.mjs').Random} Random */

/** Longer than a lease (15 s): others have taken over when the worker wakes up. */
const workerFrozenMs = 20_000;
const postgresFrozenMs = 30_000;
/** A worker that does nothing is no victim; one with a request under way is waited for. */
const busyWithinMs = 5_000;

/**
 * @param {Victim} victim @param {FaultWorld} world @param {Random} random
 * @returns {Promise<{ openSteps: number, stop?: import('./kept-worker.mjs').Stop }>}
 */
export async function hurt(victim, world, random) {
  switch (victim) {
    case 'worker':
      return killWorker(world, random);
    case 'stopped-worker': {
      const worker = await busyWorker(world, random);
      // At times in the middle of its start, at times long after.
      await sleep(random.between(0, 800));
      // It finishes what it has begun: nothing may come twice.
      return { openSteps: 0, stop: await worker.restart() };
    }
    case 'frozen-worker':
      return freezeWorker(world, random);
    case 'nats': {
      const { nats } = world.servers;
      await nats.kill();
      await sleep(random.between(0, 1_500));
      await nats.restart();
      // Who carries a run is settled in PostgreSQL: without NATS nothing changes hands.
      return { openSteps: 0 };
    }
    case 'postgres':
      return killPostgres(world, random);
    case 'frozen-postgres':
      return freezePostgres(world);
  }
}

/** @param {FaultWorld} world @param {Random} random */
async function busyWorker({ workers, query }, random) {
  const until = Date.now() + busyWithinMs;
  for (;;) {
    const open = await query(readOpenSteps);
    const busy = workers.filter(({ pid }) => open.has(pid));
    if (busy.length > 0) return random.pick(busy);
    if (Date.now() > until) return random.pick(workers);
    await sleep(20);
  }
}

/** @param {FaultWorld} world @param {Random} random */
async function killWorker(world, random) {
  const worker = await busyWorker(world, random);
  const { pid } = worker;
  await worker.kill();
  // Nobody takes its runs before its lease is over, so they still stand as it left them.
  return { openSteps: (await world.query(readOpenSteps)).get(pid) ?? 0 };
}

/** @param {FaultWorld} world @param {Random} random */
async function freezeWorker(world, random) {
  const { pid } = await busyWorker(world, random);
  process.kill(pid, 'SIGSTOP');
  try {
    // What it has sent to the database by now lands.
    await sleep(100);
    const openSteps = (await world.query(readOpenSteps)).get(pid) ?? 0;
    await sleep(workerFrozenMs);
    return { openSteps };
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** @param {FaultWorld} world @param {Random} random */
async function killPostgres({ servers, query, arrived, workers }, random) {
  const open = await query(readOpenSteps);
  const before = await arrived();
  await servers.postgres.kill();
  await sleep(random.between(100, 1_500));
  // Requests begun between the look and the kill have come by now.
  const since = (await arrived()) - before;
  await servers.postgres.restart();
  return { openSteps: heldBy(workers, open) + since };
}

/** @param {FaultWorld} world */
async function freezePostgres({ servers, query, arrived, workers }) {
  const open = await query(readOpenSteps);
  const before = await arrived();
  const pids = servers.postgres.pids();
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await sleep(postgresFrozenMs);
    return { openSteps: heldBy(workers, open) + (await arrived()) - before };
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}

/** Those of dead workers were counted when they died. */
function heldBy(
  /** @type {FaultWorld['workers']} */ workers,
  /** @type {Map<number, number>} */ open,
) {
  return workers.reduce((sum, { pid }) => sum + (open.get(pid) ?? 0), 0);
}
