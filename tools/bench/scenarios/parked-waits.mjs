// @ts-check
// Scenario d: what waits that are parked for an hour cost a worker in memory. Beside it the same
// number of runs that end: what is left of them is what a burst leaves, not what waits hold.
import { setTimeout as sleep } from 'node:timers/promises';
import { withStreams } from '../bench-connections.mjs';
import { withWorld } from '../bench-world.mjs';
import { drawnGraph, graphNode, makeDomain } from '../domain-rows.mjs';
import { median, rounded } from '../figures.mjs';
import { treeRssMiB } from '../process-figures.mjs';
import { settled, untilCounted } from '../settled.mjs';
import { startSystem } from '../started-system.mjs';
import { atMost } from '../targets.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */
/** @typedef {import('../started-system.mjs').StartedSystem} StartedSystem */

/** Runs before the first figure: compiled code and pools are not what waits cost. */
const warmRuns = 2_000;
const memorySamples = 20;
/** V8 gives the room of a burst back when it has been idle for a while: half a minute later, as seen. */
const restMs = 45_000;
const kinds = /** @type {const} */ (['ending', 'waiting']);
/** @typedef {typeof kinds[number]} Kind */

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measureParkedWaits(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const { waits } = plan;
    const queues = await makeDomainThatWaits(world);
    /** @type {Partial<Record<Kind, Awaited<ReturnType<typeof measureKind>>>>} */
    const figures = {};
    // Runs that end first: the worker that parks must not stand beside waits of a former one.
    for (const kind of kinds) {
      const found = await measureKind(world, { kind, runs: waits, queueId: queues[kind] });
      figures[kind] = found;
      stage.say(
        `${waits} ${kind.padEnd(7)}  ${found.runsPerSecond} runs/s  worker ${found.beforeMiB} → ` +
          `${found.afterMiB} MiB (grown by ${found.grownMiB}), NATS +${found.natsGrownMiB} MiB`,
      );
    }
    const freshMiB = await measureFresh(world);
    stage.say(`a worker started beside ${waits} waits: ${freshMiB} MiB`);
    const grown = figures.waiting?.grownMiB ?? Number.NaN;
    return {
      settings: { waits },
      targets: [atMost(`growth of the worker with ${waits} waits, MiB`, grown, 50)],
      ...figures,
      freshMiB,
    };
  });
}

/** @param {BenchWorld} world @returns {Promise<Record<Kind, string>>} */
async function makeDomainThatWaits({ servers }) {
  const domain = await makeDomain(servers.databaseUrl, 'Bench');
  const start = graphNode('start', 'start', {});
  const set = graphNode('set', 'set-variables', {
    assignments: [{ name: 'caller', value: '${destination}' }],
  });
  const wait = graphNode('wait', 'wait', { amount: 1, unit: 'h' });
  const graphs = {
    ending: drawnGraph([start, set], ['start next set']),
    waiting: drawnGraph([start, set, wait], ['start next set', 'set next wait']),
  };
  const queues = { ending: '', waiting: '' };
  for (const kind of kinds) {
    queues[kind] = await domain.addQueue(kind, 1);
    await domain.addHook({
      ...{ queueId: queues[kind], event: 'missed' },
      ...{ name: kind, graph: graphs[kind] },
    });
  }
  await domain.close();
  return queues;
}

/**
 * @param {BenchWorld} world
 * @param {{ kind: Kind, runs: number, queueId: string }} wish
 */
async function measureKind(world, { kind, runs, queueId }) {
  const { publisher, servers } = world;
  const system = /** @type {const} */ ('hookline');
  const running = await startSystem(world, { system });
  await publisher.publish({ system, name: `${kind}-warm`, count: warmRuns, queueId });
  await untilThere(world, { kind, runs: warmRuns, queueId });
  const beforeMiB = await memoryOf(running);
  const natsBefore = treeRssMiB(servers.pids.nats);
  const { startedAt } = await publisher.publish({ system, name: kind, count: runs, queueId });
  await untilThere(world, { kind, runs: warmRuns + runs, queueId });
  const seconds = (Date.now() - startedAt) / 1000;
  const afterMiB = await memoryOf(running);
  const natsGrownMiB = rounded(treeRssMiB(servers.pids.nats) - natsBefore, 0);
  await running.stop();
  return {
    ...{ beforeMiB, afterMiB, natsGrownMiB },
    grownMiB: rounded(afterMiB - beforeMiB, 0),
    runsPerSecond: rounded(runs / seconds, 0),
  };
}

/** Until all ended, or all are parked with their alarms set. @param {BenchWorld} world @param {{ kind: Kind, runs: number, queueId: string }} wish */
async function untilThere(world, { kind, runs, queueId }) {
  const status = kind === 'waiting' ? 'waiting' : 'completed';
  await untilCounted(world, {
    count: `select count(*)::int as n from run where queue_id = ${queueId} and status = '${status}'`,
    wanted: runs,
  });
  await settled(world);
  if (kind === 'ending') return;
  await withStreams(world, async (manager) => {
    for (const until = Date.now() + 60_000; ; await sleep(100)) {
      const { state } = await manager.streams.info('RUNS');
      if (state.messages >= runs) return;
      if (Date.now() > until) throw new Error(`only ${state.messages} of ${runs} alarms are set`);
    }
  });
}

/** Median over two seconds, after the room of the burst was given back. @param {StartedSystem} running */
async function memoryOf(running) {
  await sleep(restMs);
  const samples = [];
  for (let taken = 0; taken < memorySamples; taken += 1) {
    samples.push(running.rssMiB());
    await sleep(100);
  }
  return rounded(median(samples), 0);
}

/** A worker that starts beside all the waits. @param {BenchWorld} world */
async function measureFresh(world) {
  const running = await startSystem(world, { system: 'hookline' });
  const freshMiB = await memoryOf(running);
  await running.stop();
  return freshMiB;
}
