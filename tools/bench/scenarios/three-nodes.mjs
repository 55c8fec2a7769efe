// @ts-check
// Scenario a: condition → http-request → list-add, beside the floor, with one worker and more.
//
// The third node changes a list, which is an event of its own: Hookline logs two events for one that
// is published. Its CPU counts both; the floor has no second one.
import { setTimeout as sleep } from 'node:timers/promises';
import { arrivals } from '../bench-sink.mjs';
import { withWorld } from '../bench-world.mjs';
import { drawnGraph, graphNode, makeDomain } from '../domain-rows.mjs';
import { rounded } from '../figures.mjs';
import { inRounds, medianRatio, summarize } from '../interleaved.mjs';
import { measureDrain } from '../measure-drain.mjs';
import { measureLive } from '../measure-live.mjs';
import { measurePaced } from '../measure-paced.mjs';
import { settled, vacuumed } from '../settled.mjs';
import { measureStartCpu, startSystem, systems } from '../started-system.mjs';
import { atLeast, atMost } from '../targets.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */

/** @param {string} sinkUrl */
function graphOf(sinkUrl) {
  return drawnGraph(
    [
      graphNode('start', 'start', {}),
      graphNode('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
      graphNode('tell', 'http-request', {
        method: 'POST',
        url: sinkUrl,
        bodyType: 'json',
        json: { sent: '${sent}', key: '${event.id}' },
      }),
      graphNode('list', 'list-add', { list: { name: 'Bench' }, number: '${destination}' }),
    ],
    ['start next long', 'long then tell', 'tell success list'],
  );
}

/** One queue, one list, one hook. @param {BenchWorld} world @returns {Promise<string>} the queue's id */
export async function makeThreeNodeDomain({ servers, sink }) {
  const domain = await makeDomain(servers.databaseUrl, 'Bench');
  const queueId = await domain.addQueue('Bench', 1);
  await domain.addList('Bench');
  await domain.addHook({ queueId, event: 'missed', name: 'Bench', graph: graphOf(sink.url) });
  await domain.close();
  return queueId;
}

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measureThreeNodes(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const queueId = await makeThreeNodeDomain(world);
    const byWorkers = [];
    for (const workers of plan.workers) {
      byWorkers.push(await measureWithWorkers(world, { plan, stage, workers, queueId }));
    }
    const memory = await measureBurst(world, plan.burst, queueId);
    stage.say(
      `hookline idle ${memory.idleMiB} MiB, burst of ${plan.burst}: peak ${memory.peakMiB}`,
    );
    const { events, rate, seconds, burst } = plan;
    return {
      settings: { events, rate, seconds, burst, workers: plan.workers },
      targets: [
        ...byWorkers.flatMap((figures) => targetsOf(figures)),
        atMost('idle, MiB', memory.idleMiB, 120),
        atMost(`peak in a burst of ${burst}, MiB`, memory.peakMiB, 250),
      ],
      byWorkers,
      memory,
    };
  });
}

/** @typedef {Awaited<ReturnType<typeof measureWithWorkers>>} WorkersReport */

/** Targets are for one worker. @param {WorkersReport} report */
function targetsOf({ workers, shareOfFloor, live, paced }) {
  if (workers > 1) return [];
  return [
    atLeast('published live, share of the floor', shareOfFloor.live, 0.5),
    atMost('CPU per event, live, ms', live.hookline.cpuMsPerEvent, 0.15),
    atMost('paced, p50, ms', paced.hookline.p50, 3),
    atMost('paced, p99, ms', paced.hookline.p99, 10),
  ];
}

/**
 * @param {BenchWorld} world
 * @param {{ plan: BenchPlan, stage: BenchStage, workers: number, queueId: string }} wish
 */
async function measureWithWorkers(world, { plan, stage, workers, queueId }) {
  const { events, rate, seconds, rounds } = plan;
  const nameOf = (/** @type {string} */ system, /** @type {string} */ what) =>
    `${system}-${workers}${what}`;
  const told = (/** @type {string} */ system, /** @type {number} */ round) =>
    `round ${round}  ${system.padEnd(8)} ×${workers}`;

  const live = await inRounds(
    { rounds, names: systems, before: () => vacuumed(world) },
    async (system, round) => {
      const name = nameOf(system, `v${round}`);
      const figures = await measureLive(world, { system, workers, name, events, queueId });
      stage.say(
        `${told(system, round)} live   ${String(figures.eventsPerSecond).padStart(6)} events/s  ` +
          `CPU/event ${figures.cpuMsPerEvent} ms`,
      );
      return figures;
    },
  );
  // Leases move while a backlog is drained by more than one worker: that measures the moving.
  const draining = workers > 1 ? null : await measureDraining(world, { plan, stage, queueId });
  const paced = await inRounds(
    { rounds, names: systems, before: () => vacuumed(world) },
    async (system, round) => {
      const name = nameOf(system, `l${round}`);
      const figures = await measurePaced(world, { system, workers, name, rate, seconds, queueId });
      stage.say(
        `${told(system, round)} at ${rate}/s  p50 ${figures.p50}  p95 ${figures.p95}  ` +
          `p99 ${figures.p99} ms  ${figures.cpuMsPerEvent} ms CPU/event`,
      );
      return figures;
    },
  );
  const shareOfFloor = {
    live: shareOf(live),
    ...(draining && { draining: shareOf(draining) }),
  };
  stage.say(`×${workers} share of the floor: ${JSON.stringify(shareOfFloor)}`);
  return {
    ...{ workers, shareOfFloor },
    ...{ live: summarize(live), paced: summarize(paced) },
    ...(draining && { draining: summarize(draining) }),
  };
}

/** @param {BenchWorld} world @param {{ plan: BenchPlan, stage: BenchStage, queueId: string }} wish */
async function measureDraining(world, { plan, stage, queueId }) {
  const { events, rounds } = plan;
  const startCpuMs = {
    floor: await measureStartCpu(world, 'floor'),
    hookline: await measureStartCpu(world, 'hookline'),
  };
  return inRounds(
    { rounds, names: systems, before: () => vacuumed(world) },
    async (system, round) => {
      const figures = await measureDrain(world, {
        ...{ system, events, queueId },
        ...{ name: `${system}-t${round}`, startCpuMs: startCpuMs[system] },
      });
      stage.say(
        `round ${round}  ${system.padEnd(8)} drain  ${String(figures.eventsPerSecond).padStart(6)} events/s  ` +
          `CPU/event ${figures.cpuMsPerEvent} ms, postgres ${figures.postgresCpuMsPerEvent}, ` +
          `nats ${figures.natsCpuMsPerEvent}  peak ${figures.peakRssMiB} MiB`,
      );
      return figures;
    },
  );
}

/** @param {Record<'floor' | 'hookline', { eventsPerSecond: number }[]>} samples */
function shareOf({ hookline, floor }) {
  const rates = (/** @type {{ eventsPerSecond: number }[]} */ rows) =>
    rows.map(({ eventsPerSecond }) => eventsPerSecond);
  return medianRatio(rates(hookline), rates(floor));
}

/** @param {BenchWorld} world @param {number} burst @param {string} queueId */
async function measureBurst(world, burst, queueId) {
  const running = await startSystem(world, { system: 'hookline' });
  await sleep(3_000);
  const idleMiB = rounded(running.rssMiB(), 0);
  const stopWatching = running.watchRss();
  await world.sink.reset();
  await world.publisher.publish({ system: 'hookline', name: 'burst', count: burst, queueId });
  await arrivals(world.sink, burst);
  await settled(world);
  const peakMiB = rounded(stopWatching(), 0);
  await running.stop();
  return { idleMiB, peakMiB, burst };
}
