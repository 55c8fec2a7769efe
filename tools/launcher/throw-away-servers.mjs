// @ts-check
// A PostgreSQL and a NATS for one run of the tests, gone without a trace afterwards.
//
// Everything is in one temporary folder. A watchdog process holds a pipe from us: when we are
// killed with -9 the pipe closes, and it stops the servers and removes the folder in our place.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNats } from './nats.mjs';
import { startPostgres } from './postgres.mjs';
import { stopNats, stopPostgres, stopProcess } from './stop-process.mjs';

const watchdog = join(dirname(fileURLToPath(import.meta.url)), 'throw-away-watchdog.mjs');

/**
 * @typedef {object} ThrowAwayServers
 * @property {string} databaseUrl its role may create databases and roles
 * @property {string} natsUrl
 * @property {(pid: number) => void} guard also ends this process group when we are killed
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<ThrowAwayServers>} */
export async function startThrowAwayServers() {
  // Below /var/tmp as root: the account PostgreSQL runs as may not reach a private TMPDIR.
  const parent = process.getuid?.() === 0 ? '/var/tmp' : tmpdir();
  const dataDir = realpathSync(mkdtempSync(join(parent, 'hookline-run-')));
  chmodSync(dataDir, 0o755);
  const watchdogProcess = spawn(process.execPath, [watchdog, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  watchdogProcess.unref();

  /** @type {(() => Promise<unknown>)[]} */
  const stops = [];
  const stop = async () => {
    await Promise.all(stops.map((stopOne) => stopOne()));
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    watchdogProcess.stdin.end();
  };
  try {
    const [postgres, nats] = await Promise.all([
      startPostgres({ dataDir, throwAway: true }).then((server) => {
        stops.push(() => stopProcess(server.child.pid, stopPostgres));
        return server;
      }),
      startNats({ dataDir, throwAway: true }).then((server) => {
        stops.push(() => stopProcess(server.child.pid, stopNats));
        return server;
      }),
    ]);
    return {
      databaseUrl: postgres.url,
      natsUrl: nats.url,
      guard: (pid) => watchdogProcess.stdin.write(`${pid}\n`),
      stop,
    };
  } catch (error) {
    // The other server may still be on its way; the watchdog finds it in the folder.
    watchdogProcess.stdin.end();
    throw error;
  }
}
