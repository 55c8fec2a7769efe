// @ts-check
// One run of the faults: events flow, processes are killed in the middle and come back, and in the
// end everything must add up.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, checkOutcome, exactly, none } from './check-outcome.mjs';
import { sumsOf } from './expected-effects.mjs';
import { startWorld } from './fault-world.mjs';
import { hurt } from './hurt.mjs';
import { killsInWords } from './kill-plan.mjs';
import { planCalls } from './planned-events.mjs';
import { randomFrom } from './random.mjs';
import { countSettled, readOutcome } from './read-outcome.mjs';

/** @typedef {import('./kill-plan.mjs').Victim} Victim */
/** @typedef {import('./fault-world.mjs').FaultWorld} FaultWorld */
/** @typedef {import('./planned-events.mjs').PlannedEvent} PlannedEvent */
/** @typedef {Awaited<ReturnType<typeof hurt>>} Hurt */

/** Without any progress for this long, what is left will not come. */
const patienceMs = 90_000;
/** A call starts this often. */
const callEveryMs = 40;
/** How long a worker may take to stop (reliability.md 7). */
const stopWithinSeconds = 30;

/**
 * @typedef {object} FaultPlan
 * @property {Victim[]} kills in this order
 * @property {number} runs events to publish; some start a run more
 * @property {number} eventsPerCall
 * @property {number} workers
 * @property {number} seed
 * @property {(databaseUrl: string) => Promise<void>} migrate
 * @property {(line: string) => void} say
 */

/**
 * Starts everything, kills as planned and answers what was found.
 * @param {FaultPlan} plan
 */
export async function runFaults(plan) {
  const startedAt = Date.now();
  const random = randomFrom(plan.seed);
  const calls = planCalls({ runs: plan.runs, eventsPerCall: plan.eventsPerCall, random });
  if (calls.length <= plan.kills.length) {
    throw new Error(`${calls.length} calls are too few for ${plan.kills.length} kills.`);
  }
  const world = await startWorld(plan);
  try {
    const hurts = await publishAndHurt(plan, world, calls, random);
    await untilAllEnded(world, calls.flat());
    const { arrivals } = await world.receiver.ask('report');
    const outcome = await world.query(readOutcome);
    const { accepted, retries } = world.source;
    const openSteps = hurts.reduce((sum, one) => sum + one.openSteps, 0);
    const checks = [
      ...checkOutcome({ accepted, arrivals, outcome, openSteps }),
      ...stopChecks(hurts),
      ...endChecks(plan.kills, world),
    ];
    return {
      checks,
      kills: killsInWords(plan.kills),
      publishedAgain: retries,
      unknown: outcome.runs.reduce((sum, run) => sum + run.unknowns, 0),
      seconds: Math.round((Date.now() - startedAt) / 1000),
    };
  } finally {
    await world.stop();
  }
}

/**
 * Publishes the calls in as many parts as it takes to kill in the middle of each.
 * @param {FaultPlan} plan
 * @param {FaultWorld} world
 * @param {PlannedEvent[][]} calls
 * @param {import('./random.mjs').Random} random
 */
async function publishAndHurt({ kills, say }, world, calls, random) {
  /** @param {number} index */
  const partOf = (index) => {
    const edge = (/** @type {number} */ at) => Math.floor((at * calls.length) / (kills.length + 1));
    return calls.slice(edge(index), edge(index + 1));
  };
  /** @type {Hurt[]} */
  const hurts = [];
  const publishing = [];
  for (const [index, victim] of kills.entries()) {
    const part = partOf(index);
    publishing.push(world.source.publishCalls(part, callEveryMs));
    const wanted = (await world.arrived()) + random.between(1, part.flat().length);
    await untilMoving(world, wanted);
    await sleep(random.between(0, 60));
    const done = await hurt(victim, world, random);
    hurts.push(done);
    const time = done.stop ? `, gone in ${done.stop.seconds.toFixed(1)} s` : '';
    say(`${index + 1}: ${victim} after ${wanted} requests, ${done.openSteps} under way${time}`);
  }
  publishing.push(world.source.publishCalls(partOf(kills.length), callEveryMs));
  await Promise.all(publishing);
  return hurts;
}

/** @param {FaultWorld} world @param {PlannedEvent[]} events */
async function untilAllEnded({ query, arrived }, events) {
  const wanted = sumsOf(events);
  let best = -1;
  let movedAt = Date.now();
  for (;;) {
    const { ended, told } = await query(countSettled).catch(() => ({ ended: 0, told: 0 }));
    if (ended >= wanted.runs && told >= wanted.changes) return;
    const mark = ended + told + (await arrived());
    if (mark > best) movedAt = Date.now();
    best = Math.max(best, mark);
    // What is missing is counted and named by the checks.
    if (Date.now() - movedAt > patienceMs) return;
    await sleep(200);
  }
}

/** Waits for the requests to come; a kill while nothing moves would prove little. */
async function untilMoving(/** @type {FaultWorld} */ { arrived }, /** @type {number} */ wanted) {
  const until = Date.now() + patienceMs;
  while ((await arrived()) < wanted) {
    if (Date.now() > until) throw new Error(`fewer than ${wanted} requests came: nothing moves`);
    await sleep(10);
  }
}

/** @param {readonly Hurt[]} hurts */
function stopChecks(hurts) {
  const stops = hurts.flatMap(({ stop }) => stop ?? []);
  if (stops.length === 0) return [];
  const longest = Math.max(...stops.map(({ seconds }) => seconds));
  return [
    exactly(
      'stops with exit code 0',
      stops.length,
      stops.filter((one) => one.exitCode === 0).length,
    ),
    atMost('seconds of the longest stop', stopWithinSeconds, Math.round(longest * 10) / 10),
  ];
}

/** @param {readonly Victim[]} kills @param {FaultWorld} world */
function endChecks(kills, { workers }) {
  const starts = kills.some((victim) => victim === 'worker' || victim === 'stopped-worker');
  const isAway = kills.some((victim) => !victim.endsWith('worker'));
  // A worker that starts while a server is away may give up and be started again.
  if (starts && isAway) return [];
  return [
    none(
      'workers that ended by themselves',
      workers.reduce((sum, worker) => sum + worker.ends, 0),
    ),
  ];
}
