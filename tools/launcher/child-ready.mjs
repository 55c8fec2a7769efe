// @ts-check
// Waits until a child answers.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, logPathOf } from './log-file.mjs';

/** An api on a migrated database answers within a second or two; a loaded machine may need longer. */
const readyWithinMs = 60_000;

const settledAfterMs = 3_000;

/**
 * @typedef {object} AwaitedChild
 * @property {string} name
 * @property {import('./child.mjs').RunningChild} child
 * @property {string} dataDir where its log is
 * @property {AbortSignal} signal
 */

/**
 * Waits until the question is answered with yes.
 * @param {AwaitedChild} awaited
 * @param {() => boolean | Promise<boolean>} isReady
 * @throws {Error} with the last log lines when the child ends or does not answer in time
 */
async function untilTrue({ name, child, dataDir, signal }, isReady) {
  let ended = '';
  void child.exited.then((how) => (ended = how));
  const until = Date.now() + readyWithinMs;
  while (!ended && Date.now() < until) {
    signal.throwIfAborted();
    if (await isReady()) return;
    await sleep(40);
  }
  signal.throwIfAborted();
  const path = logPathOf(dataDir, name);
  const lines = lastLines(path, child.logStart).join('\n');
  throw new Error(
    `${name} did not start (${ended || 'no answer in time'}), see ${path}:\n${lines}`,
  );
}

/**
 * Waits for a child that opens no port: until it logs `ready`, or, as its log level may hide that,
 * until it has lived long enough to have found out what it lacks.
 * @param {AwaitedChild} awaited
 */
export function untilSettled(awaited) {
  const { name, child, dataDir } = awaited;
  const settledAt = Date.now() + settledAfterMs;
  return untilTrue(awaited, () => {
    const lines = lastLines(logPathOf(dataDir, name), child.logStart);
    return lines.some((line) => line.includes('"msg":"ready"')) || Date.now() > settledAt;
  });
}

/**
 * Waits until the address answers 2xx.
 * @param {AwaitedChild} awaited
 * @param {string} url
 */
export function untilHttpReady(awaited, url) {
  return untilTrue(awaited, async () => {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  });
}

/**
 * Waits until somebody listens on a loopback port.
 * @param {AwaitedChild} awaited
 * @param {number} port
 */
export function untilListening(awaited, port) {
  return untilTrue(
    awaited,
    () =>
      new Promise((answer) => {
        const socket = connect({ port, host: '127.0.0.1' });
        const finish = (/** @type {boolean} */ connected) => {
          socket.destroy();
          answer(connected);
        };
        socket.once('connect', () => finish(true));
        socket.once('error', () => finish(false));
      }),
  );
}
