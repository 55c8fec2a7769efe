// @ts-check
// What every scenario stands on: servers, a receiver and a publisher of its own, a migrated
// database, the streams of both systems. Gone when the work is done.
import { withDatabase, withStreams } from './bench-connections.mjs';
import { startPublisher } from './bench-publisher.mjs';
import { startBenchServers } from './bench-servers.mjs';
import { startSink } from './bench-sink.mjs';
import { startSystem } from './started-system.mjs';

/** @typedef {import('./bench-plan.mjs').BenchStage} BenchStage */
/**
 * @typedef {object} BenchWorld
 * @property {Awaited<ReturnType<typeof startBenchServers>>} servers
 * @property {import('./bench-sink.mjs').BenchSink} sink
 * @property {import('./bench-publisher.mjs').BenchPublisher} publisher
 * @property {Record<string, string>} environment of workers and of the floor
 * @property {string | null} profileDir where workers leave their CPU profiles
 * @property {(stop: () => Promise<unknown>) => void} atEnd what is still running when the work fails
 */

/**
 * @template Result
 * @param {BenchStage} stage
 * @param {(world: BenchWorld) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withWorld(stage, work) {
  /** @type {(() => Promise<unknown>)[]} */
  const stops = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  const onSignal = () => void stopAll().then(() => process.exit(130));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const world = await build(stage, stops);
    return await work(world);
  } finally {
    await stopAll();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** @param {BenchStage} stage @param {(() => Promise<unknown>)[]} stops @returns {Promise<BenchWorld>} */
async function build({ migrate, profileDir }, stops) {
  const servers = await startBenchServers();
  stops.push(servers.stop);
  const sink = await startSink();
  stops.push(sink.stop);
  const environment = {
    DATABASE_URL: servers.databaseUrl,
    NATS_URL: servers.natsUrl,
    SINK_URL: sink.url,
    OUTBOUND_ALLOW: sink.addresses,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    DATA_DIR: servers.dataDir,
  };
  await migrate(servers.databaseUrl);
  const publisher = await startPublisher(environment);
  stops.push(publisher.stop);
  const atEnd = (/** @type {() => Promise<unknown>} */ stop) => void stops.push(stop);
  const world = { servers, sink, publisher, environment, profileDir, atEnd };
  await makeFloor(world);
  // A worker declares its streams when it starts; the first publishing needs them before.
  const worker = await startSystem({ ...world, profileDir: null }, { system: 'hookline' });
  await worker.stop();
  return world;
}

/** @param {BenchWorld} world */
async function makeFloor(world) {
  await withDatabase(world, (client) =>
    client.query(`
      create table floor_run (event_id text, attempt text, status int, at timestamptz default now());
      create table floor_step (event_id text, seq int, node text, output jsonb, primary key (event_id, seq))`),
  );
  await withStreams(world, async (manager) => {
    await manager.streams.add({ name: 'FLOOR', subjects: ['floor.in.>'], max_bytes: 1024 ** 3 });
    await manager.consumers.add('FLOOR', {
      durable_name: 'floor',
      ack_policy: 'explicit',
      max_ack_pending: 2000,
    });
  });
}
