// @ts-check
// npm run bench: how fast events run through, beside the floor, in interleaved rounds.
//
//   npm run bench -- [--events 12000] [--rounds 3] [--rate 200] [--seconds 15] [--out FILE]
//                      [--profile DIR]   writes a V8 CPU profile of each worker
//
// The same servers, receiver and publisher serve both; only the consumer in the middle changes.
// The third node changes a list, which is an event of its own: Hookline handles two events for one
// that is published. Its CPU counts both; the floor has no second one.
// Ratios of one run are what to compare: the machine may be shared, the pair shares its noise.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { buildStale } from '../launcher/build.mjs';
import { nodeFlags, root } from '../launcher/checkout.mjs';
import { makeBenchDomain } from './bench-domain.mjs';
import { startBenchServers } from './bench-servers.mjs';
import { startTalker } from './child.mjs';
import { median, percentile, rounded } from './figures.mjs';
import { cpuMs, rssMiB, treeCpuMs, treeRssMiB, watchRss } from './process-figures.mjs';

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '12000' },
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '15' },
    burst: { type: 'string', default: '30000' },
    profile: { type: 'string' },
    out: { type: 'string', default: 'docs/benchmarks/latest.json' },
  },
});
const events = Number(options.events);
const rounds = Number(options.rounds);
const rate = Number(options.rate);
const burst = Number(options.burst);

const here = dirname(fileURLToPath(import.meta.url));
const workerScript = join(root, 'dist/apps/worker/main.js');
const say = (/** @type {string} */ line) => console.log(line);

await buildStale({ signal: new AbortController().signal, names: ['api', 'worker'] });
const servers = await startBenchServers();
const stops = [servers.stop];
process.on('SIGINT', () => void stopAll().then(() => process.exit(130)));

async function stopAll() {
  for (const stop of stops.reverse()) await stop();
}

try {
  await main();
} catch (error) {
  // Said at once: stopping the servers may bring up errors of its own.
  console.error(error);
  process.exitCode = 1;
} finally {
  await stopAll();
}

async function main() {
  const sink = startTalker(join(here, 'sink.mjs'));
  stops.push(sink.stop);
  const { port } = await sink.next();
  const sinkUrl = `http://127.0.0.1:${port}/`;
  const environment = {
    DATABASE_URL: servers.databaseUrl,
    NATS_URL: servers.natsUrl,
    SINK_URL: sinkUrl,
    OUTBOUND_ALLOW: `127.0.0.1:${port}`,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    DATA_DIR: servers.dataDir,
  };
  const migrated = spawnSync(process.execPath, [join(root, 'dist/apps/api/main.js'), 'migrate'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (migrated.status !== 0) throw new Error('the migrations failed');
  const { queueId } = await makeBenchDomain(servers.databaseUrl, sinkUrl);
  const publisher = startTalker(join(here, 'publisher.mjs'), { env: environment });
  stops.push(publisher.stop);
  await publisher.next();
  await makeFloorStream();

  /** @type {any} */
  const world = { sink, publisher, environment, queueId };
  world.startCpu = {
    floor: await measureStartCpu(world, 'floor'),
    hookline: await measureStartCpu(world, 'hookline'),
  };
  /** @type {Record<string, any[]>} */
  const live = { floor: [], hookline: [] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const system of ['floor', 'hookline']) {
      const figures = await measureLive(world, system, `${system}-v${round}`);
      live[system].push(figures);
      say(
        `round ${round}  ${system.padEnd(8)} live   ${String(figures.eventsPerSecond).padStart(6)} events/s  ` +
          `CPU/event ${figures.cpuMsPerEvent} ms`,
      );
    }
  }
  /** @type {Record<string, any[]>} */
  const samples = { floor: [], hookline: [] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const system of ['floor', 'hookline']) {
      const figures = await measureThroughput(world, system, `${system}-t${round}`);
      samples[system].push(figures);
      say(
        `round ${round}  ${system.padEnd(8)} drain  ${String(figures.eventsPerSecond).padStart(6)} events/s  ` +
          `CPU/event ${figures.cpuMsPerEvent} ms, postgres ${figures.postgresCpuMsPerEvent}, ` +
          `nats ${figures.natsCpuMsPerEvent}  peak ${figures.peakRssMiB} MiB`,
      );
    }
  }
  /** @type {Record<string, any[]>} */
  const paced = { floor: [], hookline: [] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const system of ['floor', 'hookline']) {
      const figures = await measureLatency(world, system, `${system}-l${round}`);
      paced[system].push(figures);
      say(
        `round ${round}  ${system.padEnd(8)} at ${rate}/s  p50 ${figures.p50}  p95 ${figures.p95}  ` +
          `p99 ${figures.p99} ms  ${figures.cpuMsPerEvent} ms CPU/event`,
      );
    }
  }
  const memory = await measureBurst(world);
  say(`hookline idle ${memory.idleMiB} MiB, burst of ${burst}: peak ${memory.peakMiB} MiB`);

  const report = {
    measuredAt: new Date().toISOString(),
    commit: commitOf(),
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      memoryGiB: rounded(totalmem() / 2 ** 30, 1),
      node: process.version,
    },
    settings: {
      events,
      rounds,
      rate,
      seconds: Number(options.seconds),
      burst,
      syncInterval: 'always',
    },
    live: summarize(live, ['eventsPerSecond', 'cpuMsPerEvent']),
    draining: summarize(samples, [
      'eventsPerSecond',
      'cpuMsPerEvent',
      'postgresCpuMsPerEvent',
      'natsCpuMsPerEvent',
      'postgresRssMiB',
      'natsRssMiB',
      'peakRssMiB',
    ]),
    latency: summarize(paced, ['p50', 'p95', 'p99', 'cpuMsPerEvent']),
    shareOfFloor: { live: shareOf(live), draining: shareOf(samples) },
    memory,
  };
  say(
    `share of the floor: ${report.shareOfFloor.live} live, ${report.shareOfFloor.draining} draining`,
  );
  const file = join(root, options.out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  say(`written to ${options.out}`);
}

/** Median of the ratios round by round: a pair shares the machine's mood. @param {Record<string, any[]>} samples */
function shareOf({ hookline, floor }) {
  return rounded(
    median(hookline.map((one, index) => one.eventsPerSecond / floor[index].eventsPerSecond)),
  );
}

/** @param {Record<string, any[]>} samples @param {string[]} names */
function summarize(samples, names) {
  return Object.fromEntries(
    Object.entries(samples).map(([system, rows]) => [
      system,
      Object.fromEntries(
        names.map((name) => [name, rounded(median(rows.map((row) => row[name])), 3)]),
      ),
    ]),
  );
}

/** The system under test, running. @param {any} world @param {string} system */
async function startSystem({ environment }, system) {
  if (system === 'floor') {
    const floor = startTalker(join(here, 'floor.mjs'), {
      env: { ...environment, STREAM: 'FLOOR', CONSUMER: 'floor' },
    });
    await floor.next();
    return floor;
  }
  const worker = startTalker(workerScript, {
    env: environment,
    log: join(servers.dataDir, 'worker.log'),
    execArgv: [
      ...nodeFlags.worker,
      ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : []),
    ],
  });
  await waitForLeases();
  return worker;
}

async function waitForLeases() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 300; tries += 1) {
      const { rows } = await client.query(
        `select count(*)::int as n from partition_lease where alive_until > now()`,
      );
      if (rows[0].n === 32) break;
      await sleep(100);
    }
    // The leases are taken just before the consumers start to pull.
    await sleep(1_000);
  } finally {
    await client.end();
  }
}

/** CPU of the two servers. */
function serverCpu() {
  return {
    postgres: treeCpuMs(servers.pids.postgres),
    nats: treeCpuMs(servers.pids.nats),
  };
}

/** What a system burns before the first event; measured, not guessed. */
async function measureStartCpu(world, system) {
  const running = await startSystem(world, system);
  await sleep(500);
  const cpu = cpuMs(running.pid);
  await running.stop();
  return cpu;
}

/** Publish while it runs, as fast as acknowledgements come: what a source sees. */
async function measureLive(world, system, name) {
  const prefix = system === 'floor' ? 'floor' : 'hl';
  const running = await startSystem(world, system);
  await world.sink.ask('reset');
  await world.publisher.ask({
    prefix,
    name: `${name}-warm`,
    count: 500,
    perSecond: 0,
    queueId: world.queueId,
  });
  await arrivals(world.sink, 500, Date.now());
  await settled(system);
  await world.sink.ask('reset');
  const cpuBefore = cpuMs(running.pid);
  const { startedAt } = await world.publisher.ask({
    prefix,
    name,
    count: events,
    perSecond: 0,
    queueId: world.queueId,
  });
  await arrivals(world.sink, events, Date.now());
  await settled(system);
  const cpu = cpuMs(running.pid) - cpuBefore;
  const { lastAt } = await world.sink.ask('report');
  await running.stop();
  return {
    eventsPerSecond: rounded((events * 1000) / (lastAt - startedAt), 0),
    cpuMsPerEvent: rounded(cpu / events, 3),
  };
}

/** Publish first, then let the system drain: what it can do when it never waits. */
async function measureThroughput(world, system, name) {
  const prefix = system === 'floor' ? 'floor' : 'hl';
  await world.sink.ask('reset');
  await world.publisher.ask({ prefix, name, count: events, perSecond: 0, queueId: world.queueId });
  const startedAt = Date.now();
  const before = serverCpu();
  const running = await startSystem(world, system);
  // Start-up is not throughput: the clock runs from the first arrival to the last.
  const stopWatching = watchRss(running.pid);
  await arrivals(world.sink, events, startedAt);
  const report = await world.sink.ask('report');
  await settled(system);
  await sleep(300);
  const cpu = cpuMs(running.pid) - world.startCpu[system];
  const after = serverCpu();
  const peak = stopWatching();
  await running.stop();
  const spanMs = report.lastAt - report.firstAt;
  return {
    eventsPerSecond: rounded(((events - 1) * 1000) / spanMs, 0),
    cpuMsPerEvent: rounded(cpu / events, 3),
    postgresCpuMsPerEvent: rounded((after.postgres - before.postgres) / events, 3),
    natsCpuMsPerEvent: rounded((after.nats - before.nats) / events, 3),
    postgresRssMiB: rounded(treeRssMiB(servers.pids.postgres), 0),
    natsRssMiB: rounded(treeRssMiB(servers.pids.nats), 0),
    peakRssMiB: rounded(peak, 0),
  };
}

async function measureLatency(world, system, name) {
  const prefix = system === 'floor' ? 'floor' : 'hl';
  const running = await startSystem(world, system);
  const seconds = Number(options.seconds);
  // A first second that is not counted warms caches and connections.
  await world.sink.ask('reset');
  await world.publisher.ask({
    prefix,
    name: `${name}-warm`,
    count: rate,
    perSecond: rate,
    queueId: world.queueId,
  });
  await arrivals(world.sink, rate, Date.now());
  await settled(system);
  await world.sink.ask('reset');
  const cpuBefore = cpuMs(running.pid);
  const count = rate * seconds;
  await world.publisher.ask({ prefix, name, count, perSecond: rate, queueId: world.queueId });
  await arrivals(world.sink, count, Date.now());
  await settled(system);
  const cpu = cpuMs(running.pid) - cpuBefore;
  const { delays } = await world.sink.ask('report');
  await running.stop();
  return {
    p50: rounded(percentile(delays, 0.5)),
    p95: rounded(percentile(delays, 0.95)),
    p99: rounded(percentile(delays, 0.99)),
    cpuMsPerEvent: rounded(cpu / count, 3),
  };
}

async function measureBurst(world) {
  const running = await startSystem(world, 'hookline');
  await sleep(3_000);
  const idleMiB = rounded(rssMiB(running.pid), 0);
  const stopWatching = watchRss(running.pid);
  await world.sink.ask('reset');
  await world.publisher.ask({
    prefix: 'hl',
    name: 'burst',
    count: burst,
    perSecond: 0,
    queueId: world.queueId,
  });
  await arrivals(world.sink, burst, Date.now());
  await settled('hookline');
  const peakMiB = rounded(stopWatching(), 0);
  await running.stop();
  return { idleMiB, peakMiB, burst };
}

/** Waits until the receiver saw this many different events; fails when it stands still. */
async function arrivals(sink, wanted, startedAt) {
  let best = 0;
  let movedAt = startedAt;
  for (;;) {
    const { count } = await sink.ask('count');
    if (count >= wanted) return;
    if (count > best) movedAt = Date.now();
    best = Math.max(best, count);
    if (Date.now() - movedAt > 60_000) throw new Error(`only ${best} of ${wanted} events arrived`);
    await sleep(20);
  }
}

/**
 * Waits until Hookline has nothing left of what was published: no event of its own in the outbox
 * (the list change of every event is one), none in the stream that is not in the log.
 * @param {string} system
 */
async function settled(system) {
  if (system === 'floor') return;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  const { username, password, host } = new URL(servers.natsUrl);
  const connection = await connect({ servers: host, user: username, pass: password });
  await client.connect();
  try {
    const manager = await jetstreamManager(connection);
    for (const until = Date.now() + 120_000; ; await sleep(100)) {
      const { rows } = await client.query(
        `select (select count(*) from event_outbox)::int as waiting, count(*) filter (where stream_seq is not null)::int as stored from event`,
      );
      const { state } = await manager.streams.info('EVENTS');
      if (rows[0].waiting === 0 && rows[0].stored >= state.messages) return;
      if (Date.now() > until) throw new Error('Hookline did not get through with what it has');
    }
  } finally {
    await Promise.all([client.end(), connection.close()]);
  }
}

async function makeFloorStream() {
  const { username, password, host } = new URL(servers.natsUrl);
  const connection = await connect({ servers: host, user: username, pass: password });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'FLOOR', subjects: ['floor.in.>'], max_bytes: 1024 ** 3 });
  await manager.consumers.add('FLOOR', {
    durable_name: 'floor',
    ack_policy: 'explicit',
    max_ack_pending: 2000,
  });
  // The worker declares its streams when it starts; the first publishing needs them before.
  const worker = startTalker(workerScript, {
    env: {
      DATABASE_URL: servers.databaseUrl,
      NATS_URL: servers.natsUrl,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
  });
  await waitForLeases();
  await worker.stop();
  await connection.close();
}

function commitOf() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
