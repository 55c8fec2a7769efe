// @ts-check
// A worker process under a supervisor: started again half a second after it ends unasked.
import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags } from '../launcher/checkout.mjs';

const pauseMs = 500;

/**
 * @param {{ script: string, env: Record<string, string>, log: string }} plan
 * @returns {{ kill: () => Promise<void>, stop: () => Promise<void>, readonly ends: number }}
 *   `kill` is `kill -9`; `ends` counts those that nobody asked for
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

  return {
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
    stop: async () => {
      isStopping = true;
      const { child, gone } = current;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await gone;
      clearTimeout(timer);
      await watching;
    },
  };
}
