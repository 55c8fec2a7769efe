// @ts-check
// Which events a run of the faults publishes: calls of several events each, of three kinds mixed.

/**
 * @typedef {object} PlannedEvent
 * @property {string} id
 * @property {string} call its ordering key
 * @property {number} place within the call, from 0
 * @property {import('./fault-domain.mjs').EventName} name
 * @property {string} number different for every event
 */

/**
 * @param {{ runs: number, eventsPerCall: number, random: import('./random.mjs').Random }} wish
 * @returns {PlannedEvent[][]} one list per call, in publishing order
 */
export function planCalls({ runs, eventsPerCall, random }) {
  const calls = [];
  for (let index = 0; index < runs; index += eventsPerCall) {
    const call = String(5_000_000 + index);
    const size = Math.min(eventsPerCall, runs - index);
    calls.push(
      Array.from({ length: size }, (_, place) => ({
        id: `fault-${call}-${place}`,
        call,
        place,
        name: random.pick(
          /** @type {const} */ (['missed', 'missed', 'missed', 'answered', 'leaving']),
        ),
        number: `38044${String(index + place).padStart(7, '0')}`,
      })),
    );
  }
  return calls;
}
