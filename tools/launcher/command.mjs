// @ts-check
// Runs one command to its end, keeping its output for the case that it fails.
import { spawn } from 'node:child_process';
import { root } from './checkout.mjs';
import { stopProcess } from './stop-process.mjs';

/** How many lines of a failed command are shown. */
const shownLines = 40;

/**
 * @typedef {object} CommandOptions
 * @property {string} name how a failure is announced
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal ends the command and everything it started
 */

/**
 * Runs Node with arguments and answers its standard output.
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<string>}
 * @throws {Error} with the last lines of the output when the command fails
 */
export async function runNode(args, { name, env, signal }) {
  signal.throwIfAborted();
  // A group of its own: a build starts helpers, and all of them have to go on Ctrl-C.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let answer = '';
  child.stdout.on('data', (chunk) => ((output += chunk), (answer += chunk)));
  child.stderr.on('data', (chunk) => (output += chunk));
  const stop = () => {
    if (child.pid === undefined) return;
    void stopProcess(
      child.pid,
      [
        { signal: 'SIGTERM', waitMs: 5_000 },
        { signal: 'SIGKILL', waitMs: 1_000 },
      ],
      { group: true },
    );
  };
  signal.addEventListener('abort', stop);
  try {
    const how = await new Promise((settle, failed) => {
      child.once('error', failed);
      child.once('close', (code, killedBy) => settle(killedBy ?? code));
    });
    signal.throwIfAborted();
    if (how === 0) return answer;
    const shown = output.trimEnd().split('\n').slice(-shownLines).join('\n');
    throw new Error(`${name} failed (${how}):\n${shown}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
