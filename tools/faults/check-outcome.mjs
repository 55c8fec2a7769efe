// @ts-check
// What must be true afterwards. The receiver's notes and the tables are compared with what was
// accepted; nothing the worker says of itself is believed.
import { requestsOf } from './fault-domain.mjs';

/** @typedef {import('./planned-events.mjs').PlannedEvent} PlannedEvent */
/** @typedef {import('./receiver.mjs').Arrival} Arrival */
/**
 * @typedef {object} RunRow
 * @property {string} id
 * @property {string} event_id
 * @property {string} status
 * @property {number} step_count
 * @property {number} steps rows in the table of steps
 * @property {number} lists completed list-add steps that added an entry
 * @property {number} unknowns steps that a crash left open and that must not be repeated
 */
/** @typedef {{ name: string, wanted: string, found: number, ok: boolean }} Check */

/** Repeats are allowed at a kill only, one per run in flight (reliability.md 5). */
const inFlightMost = 200;

const runsSql = `
  select r.id::text, r.event_id, r.status, r.step_count, s.steps, s.lists, s.unknowns
  from run r cross join lateral (
    select count(*)::int as steps,
      (count(*) filter (where node_id = 'list' and status = 'completed'
        and output ->> 'added' = 'true'))::int as lists,
      (count(*) filter (where status = 'unknown'))::int as unknowns
    from step where run_id = r.id
  ) s`;

/** @param {import('pg').Client} client */
export async function readOutcome(client) {
  const count = async (/** @type {string} */ sql) =>
    Number((await client.query(`select count(*)::int as n from ${sql}`)).rows[0].n);
  return {
    runs: /** @type {RunRow[]} */ ((await client.query(runsSql)).rows),
    events: await count(`event where problem is null and type like 'queue.%'`),
    told: await count(`event where problem is null and type in ('list.changed', 'task.status')`),
    deadLetters: await count('event where problem is not null'),
    entries: await count('list_communication'),
    tasks: await count('member'),
  };
}

/** @param {readonly PlannedEvent[]} accepted */
function waitsIn(accepted) {
  return accepted.filter((event) => event.name === 'answered').length;
}

/**
 * Changes the runs of these events make, each of which tells of itself by an event: one list entry
 * per run, one task per run that waits.
 * @param {readonly PlannedEvent[]} accepted
 */
export function changesOf(accepted) {
  return accepted.length + waitsIn(accepted);
}

/**
 * @param {object} found
 * @param {readonly PlannedEvent[]} found.accepted
 * @param {readonly Arrival[]} found.arrivals
 * @param {Awaited<ReturnType<typeof readOutcome>>} found.outcome
 * @param {number} found.kills
 * @returns {Check[]}
 */
export function checkOutcome({ accepted, arrivals, outcome, kills }) {
  const { runs } = outcome;
  const byEvent = new Map(runs.map((run) => [run.event_id, run]));
  const requests = requestFigures({ accepted, arrivals, byEvent });
  const waits = waitsIn(accepted);
  const exactly = (
    /** @type {string} */ name,
    /** @type {number} */ n,
    /** @type {number} */ found,
  ) => ({
    ...{ name, wanted: String(n), found, ok: found === n },
  });
  const number = (/** @type {(run: RunRow) => boolean} */ test) => runs.filter(test).length;
  return [
    exactly('events stored', accepted.length, outcome.events),
    exactly('events of lists and tasks', changesOf(accepted), outcome.told),
    exactly('dead letters', 0, outcome.deadLetters),
    exactly('runs', accepted.length, runs.length),
    exactly('events without their run', 0, accepted.filter(({ id }) => !byEvent.has(id)).length),
    exactly(
      'runs completed',
      accepted.length,
      number((run) => run.status === 'completed'),
    ),
    exactly(
      'runs quarantined',
      0,
      number((run) => run.status === 'quarantined'),
    ),
    exactly(
      'runs whose steps have gaps',
      0,
      number((run) => run.steps !== run.step_count),
    ),
    exactly(
      'runs without exactly one list entry',
      0,
      number((run) => run.lists !== 1),
    ),
    exactly('list entries', accepted.length, outcome.entries),
    exactly('tasks', waits, outcome.tasks),
    exactly('requests missing', 0, requests.missing),
    exactly('requests nobody asked for', 0, requests.strange),
    exactly('repeats where the node forbids them', 0, requests.forbidden),
    exactly('calls out of order', 0, outOfOrder({ accepted, arrivals })),
    {
      ...{ name: 'repeated requests', wanted: `≤ ${kills * inFlightMost}` },
      ...{ found: requests.repeats, ok: requests.repeats <= kills * inFlightMost },
    },
  ];
}

/**
 * @param {object} found
 * @param {readonly PlannedEvent[]} found.accepted
 * @param {readonly Arrival[]} found.arrivals
 * @param {ReadonlyMap<string, RunRow>} found.byEvent
 */
function requestFigures({ accepted, arrivals, byEvent }) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  for (const { key, status } of arrivals) {
    taken.set(key, (taken.get(key) ?? 0) + (status === 200 ? 1 : 0));
  }
  const wanted = new Set();
  let missing = 0;
  let forbidden = 0;
  for (const event of accepted) {
    const run = byEvent.get(event.id);
    for (const node of requestsOf[event.name]) {
      const key = `hl:${run?.id}:${node}:1`;
      wanted.add(key);
      const times = taken.get(key) ?? 0;
      // A crash in mid-send leaves it open whether `once` arrived, and the run says so.
      if (times === 0 && !(node === 'once' && run?.unknowns === 1)) missing += 1;
      if (node === 'once' && times > 1) forbidden += 1;
    }
  }
  const counts = [...taken.values()];
  return {
    ...{ missing, forbidden },
    strange: [...taken.keys()].filter((key) => !wanted.has(key)).length,
    repeats: counts.reduce((sum, times) => sum + Math.max(0, times - 1), 0),
  };
}

/**
 * Calls whose events reached the receiver first in another order than they were published.
 * @param {{ accepted: readonly PlannedEvent[], arrivals: readonly Arrival[] }} found
 */
function outOfOrder({ accepted, arrivals }) {
  const planned = new Map(accepted.map((event) => [event.id, event]));
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Map<string, number>} */
  const reached = new Map();
  /** @type {Set<string>} */
  const wrong = new Set();
  for (const { event: id } of arrivals) {
    const event = planned.get(id);
    if (!event || seen.has(id)) continue;
    seen.add(id);
    if (event.place < (reached.get(event.call) ?? -1)) wrong.add(event.call);
    reached.set(event.call, Math.max(event.place, reached.get(event.call) ?? -1));
  }
  return wrong.size;
}
