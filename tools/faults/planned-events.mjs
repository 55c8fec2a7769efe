// @ts-check
// Which events a run of the faults publishes: calls of several events each, all kinds mixed.
import { eventNames } from './expected-effects.mjs';

/**
 * @typedef {object} PlannedEvent
 * @property {string} id
 * @property {string} call its ordering key
 * @property {number} place within the call, from 0
 * @property {import('./expected-effects.mjs').EventName} name
 * @property {string} number different for every event
 * @property {number} pauseMs between the event before and this one
 */

/** An `offering` run waits for this event; said this much later, it finds the run parked. */
const heardAfterMs = 1_500;

/**
 * @param {{ runs: number, eventsPerCall: number, random: import('./random.mjs').Random }} wish
 *   `runs` is the number of events; some of them start more than one
 * @returns {PlannedEvent[][]} one list per call, in publishing order
 */
export function planCalls({ runs, eventsPerCall, random }) {
  const calls = [];
  for (let index = 0; index < runs; index += eventsPerCall) {
    const size = Math.min(eventsPerCall, runs - index);
    calls.push(planCall({ index, size, random }));
  }
  return calls;
}

/** @param {{ index: number, size: number, random: import('./random.mjs').Random }} call */
function planCall({ index, size, random }) {
  const call = String(5_000_000 + index);
  /** @type {PlannedEvent[]} */
  const events = [];
  for (let place = 0; place < size; place += 1) {
    // Half of the waits hear of their event, the others are left to their timeout.
    const isHeard = events.at(-1)?.name === 'offering' && random.next() < 0.5;
    events.push({
      ...{ id: `fault-${call}-${place}`, call, place },
      name: isHeard ? 'bridged' : random.pick(eventNames),
      number: `38044${String(index + place).padStart(7, '0')}`,
      pauseMs: isHeard ? heardAfterMs : 0,
    });
  }
  return events;
}
