// @ts-check
// Scenario f: the three nodes of a under a steady load for minutes. Whether memory stays flat, and
// how long an event takes to its first effect. The floor goes first, for at most a minute.
import { arrivals } from '../bench-sink.mjs';
import { withWorld } from '../bench-world.mjs';
import { rounded } from '../figures.mjs';
import { delayFigures, measurePaced } from '../measure-paced.mjs';
import { leastOfMinutes, sampleMemory, slopePerMinute } from '../memory-samples.mjs';
import { settled } from '../settled.mjs';
import { startSystem } from '../started-system.mjs';
import { atMost } from '../targets.mjs';
import { makeThreeNodeDomain } from './three-nodes.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */

const floorSecondsMost = 60;
/** Growth a minute that still counts as flat over ten minutes: 10 MiB of garbage more or less. */
const flatMiBPerMinute = 1;

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measureSteadyLoad(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const { steadyRate: rate, steadySeconds: seconds } = plan;
    const queueId = await makeThreeNodeDomain(world);
    const floor = await measurePaced(world, {
      ...{ system: 'floor', workers: 1, name: 'floor-s', rate, queueId },
      seconds: Math.min(seconds, floorSecondsMost),
    });
    stage.say(`floor     at ${rate}/s  p50 ${floor.p50}  p99 ${floor.p99} ms`);
    const hookline = await measureMinutes(world, { rate, seconds, queueId });
    stage.say(
      `hookline  at ${rate}/s  p50 ${hookline.p50}  p99 ${hookline.p99} ms, ` +
        `RSS ${hookline.rss.firstMiB} → ${hookline.rss.lastMiB} MiB, ` +
        `least of the minutes, last two thirds ${hookline.rss.slopeMiBPerMinute} MiB a minute`,
    );
    return {
      settings: { rate, seconds },
      targets: [
        atMost('publish to first effect, p99, ms', hookline.p99, 1_000),
        atMost(
          'memory, least of the minutes, last two thirds, MiB a minute',
          hookline.rss.slopeMiBPerMinute,
          flatMiBPerMinute,
        ),
      ],
      floor,
      hookline,
    };
  });
}

/**
 * @param {BenchWorld} world
 * @param {{ rate: number, seconds: number, queueId: string }} wish
 */
async function measureMinutes(world, { rate, seconds, queueId }) {
  const { sink, publisher } = world;
  const system = /** @type {const} */ ('hookline');
  const running = await startSystem(world, { system });
  await sink.reset();
  await publisher.publish({ system, name: 'steady-warm', count: rate, perSecond: rate, queueId });
  await arrivals(sink, rate);
  await settled(world);
  await sink.reset();
  const cpuBefore = running.cpuMs();
  const stopSampling = sampleMemory(running);
  const count = rate * seconds;
  await publisher.publish({ system, name: 'steady', count, perSecond: rate, queueId });
  const samples = stopSampling();
  await arrivals(sink, count);
  await settled(world);
  const cpu = running.cpuMs() - cpuBefore;
  const { delays } = await sink.report();
  await running.stop();
  const last = samples.slice(Math.floor(samples.length / 3));
  return {
    ...delayFigures(delays),
    longestMs: rounded(delays.reduce((most, delay) => Math.max(most, delay), 0)),
    cpuMsPerEvent: rounded(cpu / count, 3),
    arrived: delays.length,
    // Events come at an even pace, so a minute of arrivals is a slice of the list.
    p99PerMinute: slices(delays, rate * 60).map((slice) => delayFigures(slice).p99),
    rss: {
      firstMiB: rounded(samples[0]?.rssMiB ?? Number.NaN, 0),
      lastMiB: rounded(samples.at(-1)?.rssMiB ?? Number.NaN, 0),
      peakMiB: rounded(Math.max(...samples.map(({ rssMiB }) => rssMiB)), 0),
      slopeMiBPerMinute: rounded(slopePerMinute(leastOfMinutes(last)), 2),
      samples,
    },
  };
}

/** @param {readonly number[]} values @param {number} size */
function slices(values, size) {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
