// @ts-check
import { arrivals } from './bench-sink.mjs';
import { percentile, rounded } from './figures.mjs';
import { settled } from './settled.mjs';
import { startSystem } from './started-system.mjs';
import { warmUp } from './warm-up.mjs';

/**
 * @typedef {object} PacedWish
 * @property {import('./started-system.mjs').SystemName} system
 * @property {number} workers
 * @property {string} name of the round
 * @property {number} rate events a second
 * @property {number} seconds
 * @property {string} queueId
 */

/**
 * Publish at a steady rate: how long an event takes to the receiver.
 * @param {import('./bench-world.mjs').BenchWorld} world
 * @param {PacedWish} wish
 */
export async function measurePaced(world, { system, workers, name, rate, seconds, queueId }) {
  const { sink, publisher } = world;
  const running = await startSystem(world, { system, workers });
  await warmUp(world, { system, name, queueId });
  const cpuBefore = running.cpuMs();
  const count = rate * seconds;
  await publisher.publish({ system, name, count, perSecond: rate, queueId });
  await arrivals(sink, count);
  await settled(world, system);
  const cpu = running.cpuMs() - cpuBefore;
  const { delays } = await sink.report();
  await running.stop();
  return { ...delayFigures(delays), cpuMsPerEvent: rounded(cpu / count, 3) };
}

/** @param {readonly number[]} delays ms */
export function delayFigures(delays) {
  return {
    p50: rounded(percentile(delays, 0.5)),
    p95: rounded(percentile(delays, 0.95)),
    p99: rounded(percentile(delays, 0.99)),
  };
}
