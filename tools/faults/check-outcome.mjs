// @ts-check
// What must be true afterwards. The receiver's notes and the tables are compared with what was
// accepted; nothing the worker says of itself is believed.
import { callsOutOfOrder, requestFigures } from './check-requests.mjs';
import { effectsFor, sumsOf } from './expected-effects.mjs';

/** @typedef {import('./planned-events.mjs').PlannedEvent} PlannedEvent */
/** @typedef {import('./receiver.mjs').Arrival} Arrival */
/** @typedef {import('./read-outcome.mjs').RunRow} RunRow */
/** @typedef {{ name: string, wanted: string, found: number, ok: boolean }} Check */

/** @param {string} name @param {number} wanted @param {number} found @returns {Check} */
export const exactly = (name, wanted, found) => ({
  ...{ name, wanted: String(wanted), found, ok: found === wanted },
});
/** @param {string} name @param {number} found */
export const none = (name, found) => exactly(name, 0, found);
/** @param {string} name @param {number} most @param {number} found @returns {Check} */
export const atMost = (name, most, found) => ({
  ...{ name, wanted: `≤ ${most}`, found, ok: found <= most },
});

/**
 * @param {object} found
 * @param {readonly PlannedEvent[]} found.accepted
 * @param {readonly Arrival[]} found.arrivals
 * @param {Awaited<ReturnType<typeof import('./read-outcome.mjs').readOutcome>>} found.outcome
 * @param {number} found.openSteps requests that may have been under way at the kills
 * @returns {Check[]}
 */
export function checkOutcome({ accepted, arrivals, outcome, openSteps }) {
  const { runs } = outcome;
  const byEvent = new Map(runs.flatMap((run) => (run.parent ? [] : [[run.event_id, run]])));
  const byParent = new Map(runs.flatMap((run) => (run.parent ? [[run.parent, run]] : [])));
  const requests = requestFigures({ accepted, arrivals, byEvent, byParent });
  const sums = sumsOf(accepted);
  const number = (/** @type {(run: RunRow) => boolean} */ test) => runs.filter(test).length;
  return [
    exactly('events stored', accepted.length, outcome.events),
    none('dead letters', outcome.deadLetters),
    exactly('runs', sums.runs, runs.length),
    none('events without their run', accepted.filter(({ id }) => !byEvent.has(id)).length),
    exactly(
      'runs completed',
      sums.runs,
      number((run) => run.status === 'completed'),
    ),
    none(
      'runs quarantined',
      number((run) => run.status === 'quarantined'),
    ),
    none(
      'runs whose steps have gaps',
      number((run) => run.steps !== run.step_count),
    ),
    none('steps completed twice', outcome.stepsTwice),
    ...effectChecks({ accepted, outcome, byEvent }),
    none('loops not complete', outcome.halfLoops),
    none('joins without both branches', outcome.halfJoins),
    none('waits that left by the wrong outlet', outcome.wrongWaits),
    none('waits left behind', outcome.waitsLeft),
    exactly('events of lists and tasks', sums.changes, outcome.told),
    none('events left in the outbox', outcome.untold),
    none('requests missing', requests.missing),
    none('requests nobody asked for', requests.strange),
    none('repeats where the node forbids them', requests.forbidden),
    none('calls out of order', callsOutOfOrder({ accepted, arrivals })),
    atMost('repeated requests', openSteps, requests.repeats),
  ];
}

/**
 * Effects in our own tables: each exactly once.
 * @param {object} found
 * @param {readonly PlannedEvent[]} found.accepted
 * @param {Awaited<ReturnType<typeof import('./read-outcome.mjs').readOutcome>>} found.outcome
 * @param {ReadonlyMap<string, RunRow>} found.byEvent
 */
function effectChecks({ accepted, outcome, byEvent }) {
  /** @type {Map<string, { children: number, lists: number }>} */
  const below = new Map();
  for (const { parent, lists } of outcome.runs) {
    if (parent === null) continue;
    const sum = below.get(parent) ?? { children: 0, lists: 0 };
    below.set(parent, { children: sum.children + 1, lists: sum.lists + lists });
  }
  const entries = new Set(outcome.entries);
  const sums = sumsOf(accepted);
  /** @param {(wanted: import('./expected-effects.mjs').Effects, run: RunRow) => boolean} isWrong */
  const wrongRuns = (isWrong) =>
    accepted.filter(({ id, name }) => {
      const run = byEvent.get(id);
      return run !== undefined && isWrong(effectsFor(name), run);
    }).length;
  const of = (/** @type {RunRow} */ run) => below.get(run.id) ?? { children: 0, lists: 0 };
  return [
    none(
      'runs without exactly the runs they start',
      wrongRuns(({ child }, run) => of(run).children !== (child ? 1 : 0)),
    ),
    none(
      'runs that did not add exactly one entry',
      wrongRuns(
        ({ child }, run) => run.lists !== (child ? 0 : 1) || of(run).lists !== (child ? 1 : 0),
      ),
    ),
    none('numbers not on the list', accepted.filter((event) => !entries.has(event.number)).length),
    exactly('list entries', accepted.length, outcome.entries.length),
    none(
      'runs without exactly their tasks',
      wrongRuns(({ tasks = 0 }, run) => run.tasks !== tasks),
    ),
    exactly('tasks', sums.tasks, outcome.tasks),
  ];
}
