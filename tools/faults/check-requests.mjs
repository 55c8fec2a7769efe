// @ts-check
// What the receiver saw, against what was to be sent.
import { effectsFor, isOnce } from './expected-effects.mjs';

/** @typedef {import('./planned-events.mjs').PlannedEvent} PlannedEvent */
/** @typedef {import('./receiver.mjs').Arrival} Arrival */
/** @typedef {import('./read-outcome.mjs').RunRow} RunRow */

/**
 * @param {object} found
 * @param {readonly PlannedEvent[]} found.accepted
 * @param {readonly Arrival[]} found.arrivals
 * @param {ReadonlyMap<string, RunRow>} found.byEvent runs that an event started
 * @param {ReadonlyMap<string, RunRow>} found.byParent runs that a run started
 */
export function requestFigures({ accepted, arrivals, byEvent, byParent }) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  for (const { key, status } of arrivals) {
    taken.set(key, (taken.get(key) ?? 0) + (status === 200 ? 1 : 0));
  }
  const wanted = new Set();
  let [missing, forbidden] = [0, 0];
  /** @param {RunRow | undefined} run @param {string} request */
  const look = (run, request) => {
    const key = `hl:${run?.id}:${request}`;
    wanted.add(key);
    const times = taken.get(key) ?? 0;
    // A crash in mid-send leaves it open whether `once` arrived, and the run says so.
    if (times === 0 && !(isOnce(request) && run?.unknowns === 1)) missing += 1;
    if (isOnce(request) && times > 1) forbidden += 1;
  };
  for (const { id, name } of accepted) {
    const run = byEvent.get(id);
    const { requests, child = [], either = [] } = effectsFor(name);
    for (const request of requests) look(run, request);
    for (const request of child) look(run && byParent.get(run.id), request);
    // Which of the two it was the tables know (`wrongWaits`); both, or none, is wrong.
    const sent = either.filter((request) => taken.has(`hl:${run?.id}:${request}`));
    for (const request of sent.slice(0, 1)) look(run, request);
    if (either.length > 0 && sent.length === 0) missing += 1;
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
export function callsOutOfOrder({ accepted, arrivals }) {
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
