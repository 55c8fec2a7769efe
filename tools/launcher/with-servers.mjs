// @ts-check
// Runs a command with a PostgreSQL and a NATS of its own:
//
//   node tools/launcher/with-servers.mjs -- command arguments…
//
// The command gets DATABASE_URL and NATS_URL; its exit code is ours.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { errorText } from './error-code.mjs';
import { stopProcess } from './stop-process.mjs';
import { watchStopRequests } from './stop-request.mjs';
import { startThrowAwayServers } from './throw-away-servers.mjs';

/** @param {string[]} command */
async function main(command) {
  const [program, ...args] = command;
  if (!program) throw new Error('Usage: with-servers.mjs -- command arguments…');
  const requests = watchStopRequests();
  const servers = await startThrowAwayServers();
  try {
    requests.asked.throwIfAborted();
    return await runCommand(program, args, {
      env: { ...process.env, DATABASE_URL: servers.databaseUrl, NATS_URL: servers.natsUrl },
      requests,
      guard: servers.guard,
    });
  } finally {
    await servers.stop();
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {ReturnType<typeof watchStopRequests>} options.requests
 * @param {(pid: number) => void} options.guard
 * @returns {Promise<number>}
 */
function runCommand(program, args, { env, requests, guard }) {
  return new Promise((exited, failed) => {
    const child = spawn(program, args, { env, stdio: 'inherit', detached: true });
    child.once('spawn', () => child.pid !== undefined && guard(child.pid));
    child.once('error', (error) => failed(new Error(`${program}: ${error.message}`)));
    child.once('exit', (code, signal) => {
      // As a shell does it: 128 and the number of the signal.
      exited(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
    requests.asked.addEventListener('abort', () => {
      if (child.pid === undefined) return;
      void stopProcess(
        child.pid,
        [
          { signal: 'SIGTERM', waitMs: 20_000 },
          { signal: 'SIGKILL', waitMs: 2_000 },
        ],
        { group: true, hurry: requests.hurry },
      );
    });
  });
}

try {
  const at = process.argv.indexOf('--');
  process.exit(await main(at < 0 ? process.argv.slice(2) : process.argv.slice(at + 1)));
} catch (error) {
  console.error(errorText(error));
  process.exit(1);
}
