// @ts-check
// Starts a child again when it ends unasked.
import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from './error-code.mjs';
import { stopProcess } from './stop-process.mjs';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/** A child that lived this long starts with the first delay again. */
const steadyAfterMs = 60_000;

/**
 * How long to wait before the next start.
 * @param {number} previousDelayMs 0 before the first restart
 * @param {number} livedMs
 */
export function nextDelay(previousDelayMs, livedMs) {
  if (previousDelayMs === 0 || livedMs >= steadyAfterMs) return firstDelayMs;
  return Math.min(previousDelayMs * 2, longestDelayMs);
}

/**
 * @typedef {object} KeptChild
 * @property {string} name
 * @property {import('./child.mjs').RunningChild} first the running child
 * @property {() => Promise<import('./child.mjs').RunningChild>} restart
 * @property {import('./stop-process.mjs').StopStep[]} stopSteps
 * @property {(sentence: string) => void} notice told of every end and restart
 */

/**
 * Looks after a running child until it is stopped here.
 * @param {KeptChild} kept
 * @returns {{ stop: (hurry: AbortSignal) => Promise<void>, bounce: () => void }} `bounce` starts
 *   the child anew at once, for a new build
 */
export function keepRunning({ name, first, restart, stopSteps, notice }) {
  const stopping = new AbortController();
  let current = first;
  let bounced = false;

  const watch = async () => {
    let delayMs = 0;
    let startedAt = Date.now();
    for (;;) {
      const how = await current.exited;
      if (stopping.signal.aborted) return;
      if (!bounced) {
        delayMs = nextDelay(delayMs, Date.now() - startedAt);
        notice(`${name} ended (${how}): starting it again in ${delayMs / 1000} s.`);
        await sleep(delayMs, null, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
      }
      bounced = false;
      startedAt = Date.now();
      try {
        current = await restart();
      } catch (error) {
        current = { pid: 0, logStart: 0, exited: Promise.resolve(errorText(error)) };
      }
    }
  };
  const watching = watch();

  return {
    stop: async (hurry) => {
      stopping.abort();
      if (!(await stopProcess(current.pid, stopSteps, { hurry }))) {
        notice(`${name} (process ${current.pid}) does not stop.`);
        return;
      }
      await watching;
      // A restart that was under way when we were asked to stop has its child by now.
      await stopProcess(current.pid, stopSteps, { hurry });
    },
    bounce: () => {
      bounced = true;
      void stopProcess(current.pid, stopSteps);
    },
  };
}
