// @ts-check
// Scenario e: calls of eight events each, shared by several workers. The receiver answers after up
// to 5 ms and counts events of a call that came too early (`sink.mjs`). The floor keeps no order:
// its count shows that the receiver sees what it should.
import { arrivals } from '../bench-sink.mjs';
import { withWorld } from '../bench-world.mjs';
import { drawnGraph, graphNode, makeDomain } from '../domain-rows.mjs';
import { rounded } from '../figures.mjs';
import { inRounds, summarize } from '../interleaved.mjs';
import { settled, vacuumed } from '../settled.mjs';
import { startSystem, systems } from '../started-system.mjs';
import { atMost } from '../targets.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */

const eventsPerCall = 8;
const callsSideBySide = 50;
const answerWithinMs = 5;

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measureCallOrder(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const { calls, callWorkers: workers, rounds } = plan;
    const queueId = await makeOrderedDomain(world);
    const samples = await inRounds(
      { rounds, names: systems, before: () => vacuumed(world) },
      async (system, round) => {
        const name = `${system}-o${round}`;
        const figures = await measureCalls(world, { system, workers, name, calls, queueId });
        stage.say(
          `round ${round}  ${system.padEnd(8)} ×${workers}  ${String(figures.eventsPerSecond).padStart(6)} events/s  ` +
            `out of order ${figures.outOfOrder} of ${figures.arrived}`,
        );
        return figures;
      },
    );
    const most = Math.max(...samples.hookline.map(({ outOfOrder }) => outOfOrder));
    return {
      settings: { calls, eventsPerCall, callsSideBySide, answerWithinMs, workers },
      targets: [atMost('events out of order, worst round', most, 0)],
      systems: summarize(samples),
    };
  });
}

/** @param {BenchWorld} world */
async function makeOrderedDomain({ servers, sink }) {
  const domain = await makeDomain(servers.databaseUrl, 'Bench');
  const queueId = await domain.addQueue('Bench', 1);
  await domain.addHook({
    ...{ queueId, event: 'missed', name: 'Order' },
    graph: drawnGraph(
      [
        graphNode('start', 'start', {}),
        graphNode('tell', 'http-request', {
          method: 'POST',
          url: sink.url,
          bodyType: 'json',
          json: {
            ...{ sent: '${sent}', key: '${event.id}' },
            ...{ call: '${attempt_id}', place: '${place}' },
          },
        }),
      ],
      ['start next tell'],
    ),
  });
  await domain.close();
  return queueId;
}

/**
 * @param {BenchWorld} world
 * @param {{ system: import('../started-system.mjs').SystemName, workers: number, name: string, calls: number, queueId: string }} wish
 */
async function measureCalls(world, { system, workers, name, calls, queueId }) {
  const { sink, publisher } = world;
  const running = await startSystem(world, { system, workers });
  await sink.reset({ answerWithinMs });
  const count = calls * eventsPerCall;
  const { startedAt } = await publisher.publish({
    ...{ system, name, count, queueId },
    calls: { events: eventsPerCall, sideBySide: Math.min(callsSideBySide, calls) },
  });
  await arrivals(sink, count);
  await settled(world, system);
  const { lastAt, outOfOrder, delays } = await sink.report();
  await running.stop();
  return {
    eventsPerSecond: rounded((count * 1000) / (lastAt - startedAt), 0),
    outOfOrder,
    arrived: delays.length,
  };
}
