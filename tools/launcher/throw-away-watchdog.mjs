// @ts-check
// Cleans up behind a test run that was killed: waits until its standard input closes, then ends
// whatever still works in the folder and the process groups named on the input, a line each, and
// removes the folder. After an orderly end the folder is gone and nothing is left to do.
//
//   node tools/launcher/throw-away-watchdog.mjs FOLDER
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProcesses } from './process-identity.mjs';
import { parsePostmasterPid } from './postgres.mjs';
import { stopProcess } from './stop-process.mjs';

const [folder = ''] = process.argv.slice(2);
if (!/\/hookline-run-[^/]+$/.test(folder)) throw new Error('Name the folder of a test run.');

/**
 * @param {string} path
 * @param {(text: string) => number} pidIn
 */
function readPid(path, pidIn) {
  try {
    return [pidIn(readFileSync(path, 'utf8'))];
  } catch {
    return [];
  }
}

async function cleanUp() {
  const cluster = join(folder, 'postgres');
  const postgres = readPid(join(cluster, 'postmaster.pid'), (text) => parsePostmasterPid(text).pid);
  const nats = readPid(join(folder, 'nats/server.json'), (text) => JSON.parse(text).pid);
  const configured = findProcesses({ argument: join(folder, 'nats/nats-server.conf') });
  // Nothing in there is worth keeping, so no polite shutdown.
  const quit = /** @type {const} */ ([
    { signal: 'SIGQUIT', waitMs: 3_000 },
    { signal: 'SIGKILL', waitMs: 3_000 },
  ]);
  const groups = input.split('\n').filter(Boolean).map(Number);
  await Promise.all(groups.map((pid) => stopProcess(pid, [...quit], { group: true })));
  await Promise.all(
    [...new Set([...postgres, ...nats, ...configured])].map((pid) => stopProcess(pid, [...quit])),
  );
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

// Signals meant for the run reach its group, not us; we go by the pipe alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
let input = '';
process.stdin.on('data', (chunk) => (input += chunk));
process.stdin.on('end', async () => {
  if (existsSync(folder)) await cleanUp();
  process.exit(0);
});
