// @ts-check
import { arrivals } from './bench-sink.mjs';
import { rounded } from './figures.mjs';
import { settled } from './settled.mjs';
import { startSystem } from './started-system.mjs';
import { warmUp } from './warm-up.mjs';

/**
 * @typedef {object} LiveWish
 * @property {import('./started-system.mjs').SystemName} system
 * @property {number} workers
 * @property {string} name of the round
 * @property {number} events
 * @property {string} queueId
 */

/**
 * Publish while it runs, as fast as acknowledgements come: what a source sees.
 * @param {import('./bench-world.mjs').BenchWorld} world
 * @param {LiveWish} wish
 */
export async function measureLive(world, { system, workers, name, events, queueId }) {
  const running = await startSystem(world, { system, workers });
  await warmUp(world, { system, name, queueId });
  const cpuBefore = running.cpuMs();
  const { startedAt } = await world.publisher.publish({ system, name, count: events, queueId });
  await arrivals(world.sink, events);
  await settled(world, system);
  const cpu = running.cpuMs() - cpuBefore;
  const { lastAt } = await world.sink.report();
  await running.stop();
  return {
    eventsPerSecond: rounded((events * 1000) / (lastAt - startedAt), 0),
    cpuMsPerEvent: rounded(cpu / events, 3),
  };
}
