// @ts-check
import { arrivals } from './bench-sink.mjs';
import { settled } from './settled.mjs';

/**
 * A worker lives for weeks, a round for seconds: V8 compiles a function for speed only after it ran
 * many times. With fewer events the figures are those of the compiler.
 */
const warmEvents = 3_000;

/**
 * Events that are not counted, as fast as acknowledgements come; the receiver’s counts start anew.
 * @param {import('./bench-world.mjs').BenchWorld} world
 * @param {{ system: import('./started-system.mjs').SystemName, name: string, queueId: string }} wish
 */
export async function warmUp(world, { system, name, queueId }) {
  await world.sink.reset();
  await world.publisher.publish({ system, name: `${name}-warm`, count: warmEvents, queueId });
  await arrivals(world.sink, warmEvents);
  await settled(world, system);
  await world.sink.reset();
}
