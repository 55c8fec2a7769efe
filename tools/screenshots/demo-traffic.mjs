// @ts-check
// A little traffic for the pictures: contacts of the demo's queues, and what came of them.
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('playwright-core').APIRequestContext} Api somebody who is signed in */
/** @typedef {{ id: string, name: string }} Named */

const contacts = /** @type {const} */ ([
  ['Web chat', 'chat'],
  ['Support line', 'answered'],
  ['Support line', 'abandoned'],
  ['Callbacks', 'dialer'],
  ['Support line', 'missed-twice-then-abandoned'],
  ['Support line', 'transferred'],
  ['Support line', 'missed-twice-then-answered'],
]);
const runsEndWithinMs = 20_000;

/**
 * @param {Api} api
 * @param {string} path below `/api`
 */
export async function readList(api, path) {
  const answer = await api.get(`/api${path}`);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()).items;
}

/**
 * @param {Api} api
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function queueIdOf(api, name) {
  /** @type {Named[]} */
  const queues = await readList(api, '/call_center/queues');
  const queue = queues.find((one) => one.name === name);
  if (queue === undefined) throw new Error(`The demo has no queue “${name}”.`);
  return queue.id;
}

/**
 * Walks the contacts through their queues and waits until all runs of these schemas are over.
 * @param {Api} api
 * @param {string} schemaName
 * @param {string} forkedName
 * @returns {Promise<{ queue: Named, run: { id: string, event: { id: string } },
 *   forkedRun: { id: string } }>} the queue and the newest run of each schema
 */
export async function makeTraffic(api, schemaName, forkedName) {
  for (const [queue, scenario] of contacts) {
    const path = `/api/call_center/queues/${await queueIdOf(api, queue)}/simulate`;
    const answer = await api.post(path, { data: { scenario, speed: 'fast' } });
    if (!answer.ok()) throw new Error(`${queue} refused ${scenario}: ${await answer.text()}`);
  }
  const until = Date.now() + runsEndWithinMs;
  for (;;) {
    const runs = await readList(api, '/runs?size=100');
    const ended = (/** @type {string} */ name) => {
      const own = runs.filter((/** @type {{ schema: Named }} */ one) => one.schema.name === name);
      const isOver = own.every((/** @type {{ ended_at: string | null }} */ one) => one.ended_at);
      return isOver ? own[0] : undefined;
    };
    const [run, forkedRun] = [ended(schemaName), ended(forkedName)];
    if (run && forkedRun) return { queue: run.queue, run, forkedRun };
    if (Date.now() > until) throw new Error('The runs did not end in time.');
    await sleep(100);
  }
}
