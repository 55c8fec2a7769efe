// @ts-check
// Starts one long-running child.
import { spawn } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';

/**
 * @typedef {object} RunningChild
 * @property {number} pid
 * @property {number} logStart where in its log the lines of this child begin, in bytes
 * @property {Promise<string>} exited settles with a sentence part: `exit code 1`, `SIGKILL`
 */

/**
 * @typedef {object} ChildPlan
 * @property {string} name also the name of its log
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {string} dataDir where its log goes
 * @property {{ uid: number, gid: number } | null} [user]
 */

/**
 * Starts a child in a process group of its own, so that Ctrl-C reaches only the launcher, which
 * then stops the children in the right order. Output goes straight to the log file: no pipe that
 * could break under the child when the launcher is killed.
 * @param {ChildPlan} plan
 * @returns {Promise<RunningChild>}
 * @throws {Error} when the command cannot be started
 */
export async function startChild({ name, command, args, env, cwd, dataDir, user }) {
  const log = openLog(dataDir, name);
  const logStart = fstatSync(log).size;
  const child = spawn(command, args, {
    ...(env && { env }),
    ...(cwd && { cwd }),
    ...(user && { uid: user.uid, gid: user.gid }),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  /** @type {Promise<string>} */
  const exited = new Promise((settle) => {
    child.once('exit', (code, signal) => settle(signal ?? `exit code ${code}`));
  });
  await new Promise((spawned, failed) => {
    child.once('spawn', spawned);
    child.once('error', (error) =>
      failed(new Error(`${name} cannot be started: ${error.message}`)),
    );
  });
  return { pid: /** @type {number} */ (child.pid), logStart, exited };
}

/**
 * A process that an earlier launcher started and that we now look after.
 * @param {number} pid
 * @returns {RunningChild}
 */
export function adoptChild(pid) {
  const identity = identityOf(pid);
  const watch = async () => {
    while (identity !== null && identityOf(pid) === identity) await sleep(500);
    return 'gone';
  };
  return { pid, logStart: 0, exited: watch() };
}
