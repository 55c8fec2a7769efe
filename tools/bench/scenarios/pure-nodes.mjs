// @ts-check
// Scenario b: twenty nodes that only compute, the history of every step stored. Beside it the
// floor, which keeps a row for every step too, and the engine alone without a database.
import { withDatabase } from '../bench-connections.mjs';
import { withWorld } from '../bench-world.mjs';
import { makeDomain } from '../domain-rows.mjs';
import { engineFigures } from '../engine-figures.mjs';
import { rounded } from '../figures.mjs';
import { inRounds, medianRatio, summarize } from '../interleaved.mjs';
import { serverCpu } from '../measure-drain.mjs';
import { pureNodeCount, pureNodesGraph } from '../pure-nodes-graph.mjs';
import { untilCounted, vacuumed } from '../settled.mjs';
import { measureStartCpu, startSystem, systems } from '../started-system.mjs';
import { atLeast } from '../targets.mjs';

/** @typedef {import('../bench-plan.mjs').BenchPlan} BenchPlan */
/** @typedef {import('../bench-plan.mjs').BenchStage} BenchStage */
/** @typedef {import('../bench-world.mjs').BenchWorld} BenchWorld */
/** @typedef {import('../started-system.mjs').SystemName} SystemName */

const engineRuns = 10_000;

/** Where a system keeps its runs and steps, and the moment of the transaction of each run. */
const tables = {
  floor: { runs: 'floor_run', at: 'at', steps: 'floor_step' },
  hookline: { runs: 'run', at: 'ended_at', steps: `step where node_type <> 'start'` },
};

/** @param {BenchPlan} plan @param {BenchStage} stage */
export function measurePureNodes(plan, stage) {
  return withWorld(stage, async (/** @type {BenchWorld} */ world) => {
    const { pureEvents: events, rounds } = plan;
    const engine = await engineFigures(Math.min(engineRuns, events * 5), stage.profileDir);
    stage.say(
      `engine alone   ${engine.walk.perSecond} steps/s (${engine.walk.perCpuSecond} a CPU second), ` +
        `with its record ${engine.walkAndRecord.perSecond}, as JSON ${engine.walkAndJson.perSecond}`,
    );
    const queueId = await makePureDomain(world);
    const startCpuMs = {
      floor: await measureStartCpu(world, 'floor'),
      hookline: await measureStartCpu(world, 'hookline'),
    };
    const draining = await inRounds(
      { rounds, names: systems, before: () => vacuumed(world) },
      async (system, round) => {
        const figures = await measureSteps(world, {
          ...{ system, round, events, queueId },
          startCpuMs: startCpuMs[system],
        });
        stage.say(
          `round ${round}  ${system.padEnd(8)} drain  ${String(figures.stepsPerSecond).padStart(6)} steps/s  ` +
            `(${figures.stepsPerCpuSecond} a CPU second)  CPU/event ${figures.cpuMsPerEvent} ms, postgres ${figures.postgresCpuMsPerEvent}`,
        );
        return figures;
      },
    );
    const rates = (/** @type {SystemName} */ system) =>
      draining[system].map(({ stepsPerSecond }) => stepsPerSecond);
    const summary = summarize(draining);
    return {
      settings: { events, stepsPerEvent: pureNodeCount },
      targets: [atLeast('steps/s in one worker', summary.hookline.stepsPerSecond, 100_000)],
      engine,
      draining: summary,
      shareOfFloor: medianRatio(rates('hookline'), rates('floor')),
    };
  });
}

/** @param {BenchWorld} world */
async function makePureDomain({ servers }) {
  const domain = await makeDomain(servers.databaseUrl, 'Bench');
  const queueId = await domain.addQueue('Bench', 1);
  await domain.addHook({ queueId, event: 'missed', name: 'Pure', graph: pureNodesGraph() });
  await domain.close();
  return queueId;
}

/**
 * Publishes first and lets the system drain. The database's clock tells the time, from the first
 * batch to the last; so that the batches between count, the first one does not.
 * @param {BenchWorld} world
 * @param {{ system: SystemName, round: number, events: number, queueId: string, startCpuMs: number }} wish
 */
async function measureSteps(world, { system, round, events, queueId, startCpuMs }) {
  const { runs, at, steps } = tables[system];
  const name = `${system}-p${round}`;
  await world.publisher.publish({ system, name, count: events, queueId });
  const ours = `event_id like '${name}-%'`;
  const before = serverCpu(world.servers.pids);
  const stored = await insertedInto(world, runs);
  const running = await startSystem(world, {
    ...{ system, floorScript: 'floor-pure.mjs' },
  });
  await untilCounted(world, { count: insertedSql(runs), wanted: stored + events });
  await untilCounted(world, {
    count: `select count(*)::int as n from ${runs} where ${ours} and ${at} is not null`,
    wanted: events,
  });
  const cpu = running.cpuMs() - startCpuMs;
  const after = serverCpu(world.servers.pids);
  await running.stop();
  const {
    counted,
    seconds,
    steps: stepsStored,
  } = await withDatabase(world, async (client) => {
    const { rows } = await client.query(`
      with r as (select ${at} as at from ${runs} where ${ours}),
        ends as (select min(at) as first, max(at) as last from r)
      select (count(*) filter (where at > first))::int as counted,
        extract(epoch from max(last) - min(first))::float8 as seconds,
        (select count(*)::int from ${steps}) as steps
      from r, ends`);
    return rows[0];
  });
  return {
    stepsPerSecond: rounded((counted * pureNodeCount) / seconds, 0),
    eventsPerSecond: rounded(counted / seconds, 0),
    // What the worker could do with a whole core, whatever else the machine does.
    stepsPerCpuSecond: rounded((events * pureNodeCount * 1000) / cpu, 0),
    cpuMsPerEvent: rounded(cpu / events, 3),
    postgresCpuMsPerEvent: rounded((after.postgres - before.postgres) / events, 3),
    natsCpuMsPerEvent: rounded((after.nats - before.nats) / events, 3),
    // Of all rounds so far: each step has a row, or the figure is worth nothing.
    stepsStored: Number(stepsStored),
  };
}

/**
 * Rows that were ever stored in a table and its days, by what PostgreSQL notes for itself: looking at the
 * rows would cost more with every round, on the cores that are being measured.
 */
const insertedSql = (/** @type {string} */ table) =>
  `select coalesce(sum(n_tup_ins), 0)::int as n from pg_stat_user_tables
   where relname ~ '^${table}(_[0-9]+)?$'`;

/** @param {BenchWorld} world @param {string} table @returns {Promise<number>} */
function insertedInto(world, table) {
  return withDatabase(world, async (client) => {
    const { rows } = await client.query(insertedSql(table));
    return Number(rows[0].n);
  });
}
