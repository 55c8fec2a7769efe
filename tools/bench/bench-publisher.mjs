// @ts-check
// The source of events as the bench talks to it: `publisher.mjs` in a process of its own.
import { fileURLToPath } from 'node:url';
import { startTalker } from './child.mjs';

/**
 * @typedef {object} PublishJob
 * @property {'floor' | 'hookline'} system whose stream takes them
 * @property {string} name makes ids differ between rounds
 * @property {number} count
 * @property {number} [perSecond] default: as fast as acknowledgements come back
 * @property {string} queueId
 * @property {PublishTurn[]} [turns] taken in turn, one for each event
 * @property {CallPlan} [calls] default: every event is a call of its own
 */
/**
 * @typedef {object} PublishTurn
 * @property {string} [queueId] instead of the job's
 * @property {Record<string, string>} [data] beside what every event has
 */
/**
 * @typedef {object} CallPlan
 * @property {number} events of each call
 * @property {number} sideBySide calls whose events are mixed
 */
/** @typedef {{ startedAt: number, endedAt: number }} Published ms since 1970, with fractions */
/** @typedef {Awaited<ReturnType<typeof startPublisher>>} BenchPublisher */

/** @param {Record<string, string>} env */
export async function startPublisher(env) {
  const talker = startTalker(fileURLToPath(new URL('publisher.mjs', import.meta.url)), { env });
  await talker.next();
  return {
    /** Resolves when all are acknowledged. @param {PublishJob} job @returns {Promise<Published>} */
    publish: (job) => talker.ask(job),
    stop: talker.stop,
  };
}
