// @ts-check
// One run of the faults: events flow, processes are killed in the middle and come back, and in the
// end everything must add up.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTalker } from '../bench/child.mjs';
import { startDurableServers } from '../bench/durable-servers.mjs';
import { root } from '../launcher/checkout.mjs';
import { changesOf, checkOutcome, readOutcome } from './check-outcome.mjs';
import { connectEventSource } from './event-source.mjs';
import { makeFaultDomain } from './fault-domain.mjs';
import { keepWorker } from './kept-worker.mjs';
import { planCalls } from './planned-events.mjs';
import { randomFrom } from './random.mjs';

export const victims = /** @type {const} */ (['worker', 'nats', 'postgres']);
/** @typedef {typeof victims[number]} Victim */

/** Without any progress for this long, what is left will not come. */
const patienceMs = 90_000;
/** A call starts this often. */
const callEveryMs = 40;

/**
 * @typedef {object} FaultPlan
 * @property {Victim[]} kills in this order
 * @property {number} runs
 * @property {number} eventsPerCall
 * @property {number} workers
 * @property {number} seed
 * @property {(databaseUrl: string) => Promise<void>} migrate
 * @property {(line: string) => void} say
 */

/**
 * Starts everything, kills as planned and answers what was found.
 * @param {FaultPlan} plan
 */
export async function runFaults(plan) {
  const startedAt = Date.now();
  const world = await startWorld(plan);
  try {
    await world.publishAndKill();
    await world.untilAllEnded();
    const { arrivals } = await world.receiver.ask('report');
    const outcome = await world.query(readOutcome);
    const { accepted, retries } = world.source;
    const checks = checkOutcome({ accepted, arrivals, outcome, kills: plan.kills.length });
    // A worker that starts while a server is away may give up and be started again.
    if (!plan.kills.includes('worker')) {
      const found = world.workers.reduce((sum, worker) => sum + worker.ends, 0);
      checks.push({
        name: 'workers that ended by themselves',
        wanted: '0',
        found,
        ok: found === 0,
      });
    }
    return {
      checks,
      publishedAgain: retries,
      unknown: outcome.runs.reduce((sum, run) => sum + run.unknowns, 0),
      seconds: Math.round((Date.now() - startedAt) / 1000),
    };
  } finally {
    await world.stop();
  }
}

/** @param {FaultPlan} plan */
async function startWorld(plan) {
  /** @type {(() => Promise<unknown>)[]} */
  const stops = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  const onSignal = () => void stop().then(() => process.exit(130));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  stops.push(async () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  });
  try {
    return await build(plan, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {FaultPlan} plan
 * @param {(() => Promise<unknown>)[]} stops
 * @param {() => Promise<void>} stop
 */
async function build(plan, stops, stop) {
  const random = randomFrom(plan.seed);
  const servers = await startDurableServers('faults');
  stops.push(servers.stop);
  const receiver = startTalker(fileURLToPath(new URL('receiver.mjs', import.meta.url)));
  const { port } = await receiver.next();
  stops.push(receiver.stop);
  await plan.migrate(servers.postgres.url);
  const { queueId } = await makeFaultDomain(servers.postgres.url, `http://127.0.0.1:${port}`);
  const workers = Array.from({ length: plan.workers }, (_, index) => {
    const worker = keepWorker({
      script: join(root, 'dist/apps/worker/main.js'),
      env: {
        DATABASE_URL: servers.postgres.url,
        NATS_URL: servers.nats.url,
        OUTBOUND_ALLOW: `127.0.0.1:${port}`,
        LOG_LEVEL: process.env.FAULTS_LOG_LEVEL ?? 'warn',
        NODE_ENV: 'production',
        DATA_DIR: servers.dataDir,
      },
      log: process.env.FAULTS_LOG ?? join(servers.dataDir, `worker-${index}.log`),
    });
    stops.push(worker.stop);
    return worker;
  });
  const source = await connectEventSource({ natsUrl: servers.nats.url, queueId });
  stops.push(source.close);

  /** @template T @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
  const query = async (work) => {
    const client = new pg.Client({ connectionString: servers.postgres.url });
    // A server that is killed under an open connection is what we are here for.
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => {});
    }
  };

  const arrived = async () => Number((await receiver.ask('count')).count);

  /** @param {Victim} victim */
  const killAndRestart = async (victim) => {
    if (victim === 'worker') {
      await random.pick(workers).kill();
      return;
    }
    const server = servers[victim];
    await server.kill();
    await sleep(random.between(0, 1_500));
    await server.restart();
  };

  const publishAndKill = async () => {
    const calls = planCalls({ runs: plan.runs, eventsPerCall: plan.eventsPerCall, random });
    const share = Math.ceil(calls.length / (plan.kills.length + 1));
    const publishing = [];
    for (const [index, victim] of [...plan.kills.entries(), [plan.kills.length, null]]) {
      const part = calls.slice(Number(index) * share, (Number(index) + 1) * share);
      publishing.push(source.publishCalls(part, callEveryMs));
      if (victim === null) break;
      const before = await arrived();
      const enough = random.between(1, Math.max(1, part.flat().length));
      await untilMoving(arrived, before + enough);
      await sleep(random.between(0, 60));
      const inFlight = source.accepted.length - (await query(countSettled)).ended;
      await killAndRestart(/** @type {Victim} */ (victim));
      plan.say(`killed ${victim} after ${before + enough} requests, ${inFlight} runs in flight`);
    }
    await Promise.all(publishing);
  };

  const untilAllEnded = async () => {
    let best = -1;
    let movedAt = Date.now();
    for (;;) {
      const { ended, told } = await query(countSettled).catch(() => ({ ended: 0, told: 0 }));
      if (ended >= plan.runs && told >= changesOf(source.accepted)) return;
      const mark = ended + told + (await arrived());
      if (mark > best) movedAt = Date.now();
      best = Math.max(best, mark);
      // What is missing is counted and named by the checks.
      if (Date.now() - movedAt > patienceMs) return;
      await sleep(200);
    }
  };

  return { receiver, source, workers, query, publishAndKill, untilAllEnded, stop };
}

/** @param {pg.Client} client */
async function countSettled(client) {
  const { rows } = await client.query(
    `select (select count(*)::int from run where ended_at is not null) as ended,
       (select count(*)::int from event where type in ('list.changed', 'task.status')) as told`,
  );
  return { ended: Number(rows[0].ended), told: Number(rows[0].told) };
}

/** Waits for the requests to come; a kill while nothing moves would prove little. */
async function untilMoving(
  /** @type {() => Promise<number>} */ arrived,
  /** @type {number} */ wanted,
) {
  const until = Date.now() + patienceMs;
  while ((await arrived()) < wanted) {
    if (Date.now() > until) throw new Error(`fewer than ${wanted} requests came: nothing moves`);
    await sleep(10);
  }
}
