// @ts-check
// What an execution of the bench measures and how much of it. The defaults keep all of it under a
// quarter of an hour; the sizes of the targets are in docs/performance.md.

/**
 * @typedef {object} BenchPlan
 * @property {ScenarioKey[]} only
 * @property {number} rounds
 * @property {number[]} workers of a
 * @property {number} events of each round of a
 * @property {number} rate events a second where a is paced
 * @property {number} seconds of each paced round of a
 * @property {number} burst events at once, of a
 * @property {number} pureEvents of each round of b, 20 steps each
 * @property {number} hangingRate events a second of c
 * @property {number} hangingSeconds of each round of c
 * @property {number} hangingTimeoutMs after which a node of c gives a target up
 * @property {number} hangingTargets of c that share the events that hang; at most 8
 * @property {number} waits of d
 * @property {number} calls of e, eight events each
 * @property {number} callWorkers of e
 * @property {number} steadyRate events a second of f
 * @property {number} steadySeconds of f
 */

/**
 * What a scenario is given beside the plan.
 * @typedef {object} BenchStage
 * @property {(databaseUrl: string) => Promise<void>} migrate
 * @property {(line: string) => void} say
 * @property {string | null} profileDir where workers leave their CPU profiles
 */

/**
 * @typedef {object} ScenarioReport
 * @property {Record<string, unknown>} settings
 * @property {import('./targets.mjs').Target[]} targets
 */

export const scenarioKeys = /** @type {const} */ (['a', 'b', 'c', 'd', 'e', 'f']);
/** @typedef {typeof scenarioKeys[number]} ScenarioKey */

/** @type {BenchPlan} */
export const modestPlan = {
  only: [...scenarioKeys],
  rounds: 2,
  workers: [1, 2],
  events: 12_000,
  rate: 200,
  seconds: 15,
  burst: 30_000,
  pureEvents: 6_000,
  hangingRate: 200,
  hangingSeconds: 20,
  hangingTimeoutMs: 10_000,
  hangingTargets: 1,
  waits: 20_000,
  calls: 500,
  callWorkers: 3,
  steadyRate: 300,
  steadySeconds: 60,
};
