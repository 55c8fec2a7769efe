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
 * Walks the contacts through their queues and waits until their runs of this schema are over.
 * @param {Api} api
 * @param {string} schemaName
 * @returns {Promise<{ queue: Named, run: { id: string, event: { id: string } } }>} the queue and
 *   the newest run of the schema
 */
export async function makeTraffic(api, schemaName) {
  /** @type {Named[]} */
  const queues = await readList(api, '/call_center/queues');
  const idOf = (/** @type {string} */ name) => queues.find((one) => one.name === name)?.id;
  for (const [queue, scenario] of contacts) {
    const path = `/api/call_center/queues/${idOf(queue)}/simulate`;
    const answer = await api.post(path, { data: { scenario, speed: 'fast' } });
    if (!answer.ok()) throw new Error(`${queue} refused ${scenario}: ${await answer.text()}`);
  }
  const until = Date.now() + runsEndWithinMs;
  for (;;) {
    const runs = (await readList(api, '/runs')).filter(
      (/** @type {{ schema: Named }} */ one) => one.schema.name === schemaName,
    );
    const [run] = runs;
    if (run && runs.every((/** @type {{ ended_at: string | null }} */ one) => one.ended_at)) {
      return { queue: run.queue, run };
    }
    if (Date.now() > until) throw new Error(`The runs of “${schemaName}” did not end in time.`);
    await sleep(100);
  }
}
