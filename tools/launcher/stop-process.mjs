// @ts-check
// Ends one process politely, then less politely.
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf } from './process-identity.mjs';

/** @typedef {{ signal: NodeJS.Signals, waitMs: number }} StopStep one signal and how long it has */

/** An application finishes its steps and hands back its leases: up to 30 s (reliability.md 7). */
export const stopApplication = /** @type {StopStep[]} */ ([
  { signal: 'SIGTERM', waitMs: 30_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
]);

/** NATS closes its store on SIGTERM; a kill loses no acknowledged message either. */
export const stopNats = /** @type {StopStep[]} */ ([
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
]);

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one (recovery at the next start). */
export const stopPostgres = /** @type {StopStep[]} */ ([
  { signal: 'SIGINT', waitMs: 8_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
]);

/**
 * Sends the signals one after another until the process is gone.
 * @param {number} pid
 * @param {StopStep[]} steps
 * @param {{ hurry?: AbortSignal, group?: boolean }} [options] `hurry` skips the waiting when it
 *   fires; `group` signals the whole process group
 * @returns {Promise<boolean>} whether the process is gone
 */
export async function stopProcess(pid, steps, { hurry, group = false } = {}) {
  const identity = identityOf(pid);
  if (identity === null) return true;
  for (const { signal, waitMs } of steps) {
    try {
      process.kill(group ? -pid : pid, signal);
    } catch {
      // Gone between the look and the signal, or not ours to stop: the loop below finds out.
    }
    const until = Date.now() + waitMs;
    while (Date.now() < until && !(hurry?.aborted && signal !== 'SIGKILL')) {
      if (identityOf(pid) !== identity) return true;
      await sleep(25);
    }
  }
  return identityOf(pid) !== identity;
}
