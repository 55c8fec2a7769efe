// @ts-check
// Scenario c: every twentieth event goes to one of the targets that take requests and do not answer. What
// that does to the others, beside a healthy round: once with the hanging targets in a queue of their
// own, once in the queue of all.
import { arrivals } from '../bench-sink.mjs';
import { withWorld } from '../bench-world.mjs';
import { drawnGraph, graphNode, makeDomain } from '../domain-rows.mjs';
import { inRounds, medianRatio, summarize } from '../interleaved.mjs';
import { delayFigures } from '../measure-paced.mjs';
import { settled, untilCounted, vacuumed } from '../settled.mjs';
import { startSystem } from '../started-system.mjs';
import { atMost } from '../targets.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */
/** @typedef {{ busy: string, hanging: string }} Queues */

const oneIn = 20;
const cases = /** @type {const} */ (['healthy', 'ownQueue', 'sameQueue']);
/** @typedef {typeof cases[number]} Case */

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measureHangingTargets(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const {
      hangingRate: rate,
      hangingSeconds: seconds,
      hangingTimeoutMs: timeoutMs,
      hangingTargets: targets,
      rounds,
    } = plan;
    const queues = await makeDomainWithTargets(world, timeoutMs);
    const samples = await inRounds(
      { rounds, names: cases, before: () => vacuumed(world) },
      async (name, round) => {
        const figures = await measureCase(world, { name, round, rate, seconds, targets, queues });
        stage.say(
          `round ${round}  ${name.padEnd(9)} at ${rate}/s  p50 ${figures.p50}  p95 ${figures.p95}  ` +
            `p99 ${figures.p99} ms`,
        );
        return figures;
      },
    );
    const p95 = (/** @type {Case} */ name) => samples[name].map((figures) => figures.p95);
    const ratios = {
      ownQueue: medianRatio(p95('ownQueue'), p95('healthy')),
      sameQueue: medianRatio(p95('sameQueue'), p95('healthy')),
    };
    return {
      settings: { rate, seconds, timeoutMs, hanging: `1 in ${oneIn}`, hangingTargets: targets },
      targets: [
        atMost('p95 of the others ÷ healthy, hanging in a queue of its own', ratios.ownQueue, 2),
        atMost('p95 of the others ÷ healthy, hanging in the same queue', ratios.sameQueue, 2),
      ],
      cases: summarize(samples),
      ratios,
    };
  });
}

/** start → condition → http-request to where the event says → list-add. @param {number} timeoutMs */
function graphTo(timeoutMs) {
  return drawnGraph(
    [
      graphNode('start', 'start', {}),
      graphNode('long', 'condition', { mode: 'expression', expression: 'call_duration >= 10' }),
      graphNode(
        'tell',
        'http-request',
        {
          method: 'POST',
          url: '${target}',
          bodyType: 'json',
          json: { sent: '${sent}', key: '${event.id}' },
        },
        { timeoutMs },
      ),
      graphNode('list', 'list-add', { list: { name: 'Bench' }, number: '${destination}' }),
    ],
    ['start next long', 'long then tell', 'tell success list'],
  );
}

/** @param {BenchWorld} world @param {number} timeoutMs @returns {Promise<Queues>} */
async function makeDomainWithTargets({ servers }, timeoutMs) {
  const domain = await makeDomain(servers.databaseUrl, 'Bench');
  await domain.addList('Bench');
  const queues = {
    busy: await domain.addQueue('Busy', 1),
    hanging: await domain.addQueue('Hanging', 1),
  };
  for (const [name, queueId] of Object.entries(queues)) {
    await domain.addHook({ queueId, event: 'missed', name, graph: graphTo(timeoutMs) });
  }
  await domain.close();
  return queues;
}

/**
 * @param {BenchWorld} world
 * @param {{ name: Case, round: number, rate: number, seconds: number, targets: number,
 *   queues: Queues }} wish
 */
async function measureCase(world, { name, round, rate, seconds, targets, queues }) {
  const { sink, publisher } = world;
  const system = /** @type {const} */ ('hookline');
  const running = await startSystem(world, { system });
  const good = { queueId: queues.busy, data: { target: sink.url } };
  const bad = sink.hangingUrls.slice(0, targets).map((target) => ({
    queueId: name === 'sameQueue' ? queues.busy : queues.hanging,
    data: { target },
  }));
  const turns = bad.flatMap((one) =>
    Array.from({ length: oneIn }, (_, index) =>
      index === oneIn / 2 && name !== 'healthy' ? one : good,
    ),
  );
  const job = { system, perSecond: rate, queueId: queues.busy };
  await sink.reset();
  await publisher.publish({ ...job, name: `${name}-w${round}`, count: rate, turns: [good] });
  await arrivals(sink, rate);
  await sink.reset();
  const count = Math.ceil((rate * seconds) / turns.length) * turns.length;
  await publisher.publish({ ...job, name: `${name}-c${round}`, count, turns });
  const healthy = turns.filter((turn) => turn === good).length;
  await arrivals(sink, (count / turns.length) * healthy);
  const { delays } = await sink.report();
  // Nothing that hangs may reach into the next round.
  await sink.reset({ hangs: false });
  await settled(world);
  await untilCounted(world, {
    count: `select -count(*)::int as n from run where ended_at is null`,
    wanted: 0,
  });
  await running.stop();
  return delayFigures(delays);
}
