// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { arrivals } from './bench-sink.mjs';
import { rounded } from './figures.mjs';
import { treeCpuMs, treeRssMiB } from './process-figures.mjs';
import { settled } from './settled.mjs';
import { startSystem } from './started-system.mjs';

/**
 * @typedef {object} DrainWish
 * @property {import('./started-system.mjs').SystemName} system
 * @property {string} name of the round
 * @property {number} events
 * @property {string} queueId
 * @property {number} startCpuMs what the system burns before the first event
 */

/**
 * Publish first, then let the system drain: what it can do when it never waits.
 * @param {import('./bench-world.mjs').BenchWorld} world
 * @param {DrainWish} wish
 */
export async function measureDrain(world, { system, name, events, queueId, startCpuMs }) {
  const { sink, servers } = world;
  await sink.reset();
  await world.publisher.publish({ system, name, count: events, queueId });
  const before = serverCpu(servers.pids);
  const running = await startSystem(world, { system });
  // Start-up is not throughput: the clock runs from the first arrival to the last.
  const stopWatching = running.watchRss();
  await arrivals(sink, events);
  const report = await sink.report();
  await settled(world, system);
  await sleep(300);
  const cpu = running.cpuMs() - startCpuMs;
  const after = serverCpu(servers.pids);
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

/** CPU of the two servers. @param {{ postgres: number, nats: number }} pids */
export function serverCpu({ postgres, nats }) {
  return { postgres: treeCpuMs(postgres), nats: treeCpuMs(nats) };
}
