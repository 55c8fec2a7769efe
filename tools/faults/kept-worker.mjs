// @ts-check
// A worker process under a supervisor: started again half a second after it ends unasked.
import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags } from '../launcher/checkout.mjs';

const pauseMs = 500;
/** What a worker promises (reliability.md 7), and a little for the machine. */
const stopWithinMs = 35_000;

/**
 * @typedef {object} KeptWorker
 * @property {number} pid of the process there is now
 * @property {number} ends those that nobody asked for
 * @property {() => Promise<void>} kill `kill -9`, and waits until it is gone
 * @property {() => Promise<Stop>} restart asks it to stop; another is started as after any end
 * @property {() => Promise<void>} stop for good
 */
/** @typedef {{ seconds: number, exitCode: number | null }} Stop how a stop that was asked for went */

/**
 * @param {{ script: string, env: Record<string, string>, log: string }} plan
 * @returns {KeptWorker}
 */
export function keepWorker({ script, env, log }) {
  let isStopping = false;
  let asked = 0;
  let ends = 0;

  const start = () => {
    const output = openSync(log, 'a');
    const child = fork(script, {
      env: { ...process.env, ...env, SUPERVISED: 'true' },
      execArgv: [...nodeFlags.worker],
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    /** @type {Promise<void>} */
    const gone = new Promise((resolve) => {
      child.once('exit', () => resolve());
    });
    return { child, gone };
  };

  let current = start();
  const watch = async () => {
    for (;;) {
      await current.gone;
      if (isStopping) return;
      if (asked > 0) asked -= 1;
      else ends += 1;
      await sleep(pauseMs);
      if (isStopping) return;
      current = start();
    }
  };
  const watching = watch();

  const askToStop = async () => {
    const { child, gone } = current;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await gone;
    clearTimeout(timer);
    return child.exitCode;
  };

  return {
    get pid() {
      return current.child.pid ?? 0;
    },
    get ends() {
      return ends;
    },
    kill: async () => {
      const { child, gone } = current;
      if (child.exitCode !== null || child.signalCode !== null) return;
      asked += 1;
      child.kill('SIGKILL');
      await gone;
    },
    restart: async () => {
      asked += 1;
      const startedAt = Date.now();
      const exitCode = await askToStop();
      return { seconds: (Date.now() - startedAt) / 1000, exitCode };
    },
    stop: async () => {
      isStopping = true;
      await askToStop();
      await watching;
    },
  };
}
