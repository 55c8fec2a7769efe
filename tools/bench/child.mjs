// @ts-check
// A child process that is talked to in turns: say something, wait for the answer.
import { fork } from 'node:child_process';
import { openSync } from 'node:fs';

/**
 * @param {string} script
 * @param {{ env?: Record<string, string>, log?: string, execArgv?: string[] }} [options]
 */
export function startTalker(script, { env = {}, log, execArgv = [] } = {}) {
  const output = log ? openSync(log, 'a') : 'inherit';
  const child = fork(script, {
    env: { ...process.env, ...env },
    execArgv,
    stdio: ['ignore', output, output, 'ipc'],
  });
  /** @returns {Promise<any>} */
  const next = () =>
    new Promise((resolve, reject) => {
      const onExit = () => reject(new Error(`${script} ended`));
      child.once('exit', onExit);
      child.once('message', (message) => {
        child.off('exit', onExit);
        resolve(message);
      });
    });
  return {
    pid: child.pid ?? 0,
    next,
    /** @param {unknown} message */
    ask: (message) => {
      const answer = next();
      child.send(/** @type {import('node:child_process').Serializable} */ (message));
      return answer;
    },
    /** Resolves when it has ended; one that ended already is left alone. */
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          resolve(undefined);
          return;
        }
        child.once('exit', () => resolve(undefined));
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
      }),
  };
}
