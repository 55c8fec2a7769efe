// @ts-check
// The receiver as the bench talks to it: `sink.mjs` in a process of its own.
import { fileURLToPath } from 'node:url';
import { startTalker } from './child.mjs';

/**
 * @typedef {object} SinkReport
 * @property {number} firstAt ms since 1970, with fractions
 * @property {number} lastAt
 * @property {number[]} delays ms from publish to arrival, in the order of arrival
 * @property {number} outOfOrder events of a call that came too early, see `sink.mjs`
 */

/** @typedef {Awaited<ReturnType<typeof startSink>>} BenchSink */

export async function startSink() {
  const talker = startTalker(fileURLToPath(new URL('sink.mjs', import.meta.url)));
  /** @type {{ port: number, hangingPorts: readonly number[] }} */
  const { port, hangingPorts } = await talker.next();
  return {
    url: `http://127.0.0.1:${port}/`,
    /** They take requests and do not answer. */
    hangingUrls: hangingPorts.map((one) => `http://127.0.0.1:${one}/`),
    /** For `OUTBOUND_ALLOW`. */
    addresses: [port, ...hangingPorts].map((one) => `127.0.0.1:${one}`).join(','),
    /**
     * Forgets all it saw.
     * @param {{ answerWithinMs?: number, hangs?: boolean }} [manners] `answerWithinMs`: answers after
     *   a random time up to it; `hangs` false: the hanging addresses answer at once, open requests too
     */
    reset: async ({ answerWithinMs = 0, hangs = true } = {}) => {
      await talker.ask({ kind: 'reset', answerWithinMs, hangs });
    },
    /** Different events so far. */
    count: async () => Number((await talker.ask({ kind: 'count' })).count),
    /** @returns {Promise<SinkReport>} */
    report: () => talker.ask({ kind: 'report' }),
    stop: talker.stop,
  };
}

/**
 * Waits until the receiver saw this many different events; fails when it stands still.
 * @param {BenchSink} sink
 * @param {number} wanted
 */
export async function arrivals(sink, wanted) {
  let best = 0;
  let movedAt = Date.now();
  for (;;) {
    const count = await sink.count();
    if (count >= wanted) return;
    if (count > best) movedAt = Date.now();
    best = Math.max(best, count);
    if (Date.now() - movedAt > 60_000) throw new Error(`only ${best} of ${wanted} events arrived`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
