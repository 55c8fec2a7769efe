// @ts-check
// What one event of each kind must cause, exactly. The checks count against this table.
//
// A request is `node:visit`, the end of its `Idempotency-Key`. Each event makes one list entry,
// with its own number: in the run itself, or in the run that it starts.

/**
 * @typedef {object} Effects
 * @property {readonly string[]} requests of the run
 * @property {readonly string[]} [either] of these exactly one
 * @property {readonly string[]} [child] requests of the one run that it starts; the entry is its
 * @property {number} [tasks]
 */

export const effectsOf = /** @type {const} @satisfies {Record<string, Effects>} */ ({
  missed: { requests: ['tell:1', 'confirm:1'] },
  answered: { requests: ['tell:1', 'confirm:1'], tasks: 1 },
  leaving: { requests: ['once:1'] },
  joined: { requests: ['tell:1', 'confirm:1'], child: ['ask:1'] },
  offering: { requests: ['tell:1'], either: ['heard:1', 'alone:1'] },
  bridged: { requests: ['each:1', 'each:2', 'each:3'] },
  processing: { requests: ['left:1', 'once:1'] },
});
/** @typedef {keyof typeof effectsOf} EventName */

export const eventNames = /** @type {readonly EventName[]} */ (Object.keys(effectsOf));

/** @param {EventName} name @returns {Effects} */
export const effectsFor = (name) => effectsOf[name];

/** The node whose request must never be repeated. */
export const isOnce = (/** @type {string} */ request) => request.startsWith('once:');

/**
 * Runs and changes that these events make; every change tells of itself by an event.
 * @param {readonly { name: EventName }[]} events
 */
export function sumsOf(events) {
  const effects = events.map(({ name }) => effectsFor(name));
  const children = effects.filter(({ child }) => child !== undefined).length;
  const tasks = effects.reduce((sum, one) => sum + (one.tasks ?? 0), 0);
  return { children, tasks, runs: events.length + children, changes: events.length + tasks };
}
