// @ts-check
// Everything one run of the faults needs: servers, workers, a receiver and a source of events.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTalker } from '../bench/child.mjs';
import { startDurableServers } from '../bench/durable-servers.mjs';
import { root } from '../launcher/checkout.mjs';
import { connectEventSource } from './event-source.mjs';
import { makeFaultDomain } from './fault-domain.mjs';
import { keepWorker } from './kept-worker.mjs';

/** @typedef {Awaited<ReturnType<typeof build>>} FaultWorld */
/** @typedef {{ workers: number, migrate: (databaseUrl: string) => Promise<void> }} WorldPlan */

/** @param {WorldPlan} plan @returns {Promise<FaultWorld>} */
export async function startWorld(plan) {
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
 * @param {WorldPlan} plan
 * @param {(() => Promise<unknown>)[]} stops
 * @param {() => Promise<void>} stop
 */
async function build(plan, stops, stop) {
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

  return { servers, receiver, workers, source, query, arrived, stop };
}
