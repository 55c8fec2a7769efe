// @ts-check
// A PostgreSQL and a NATS of one's own, as `npm start` runs them: full durability, with
// `sync_interval: always`. Each can be killed and started again on its data and its port. Gone
// after `stop`.
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats } from '../launcher/nats.mjs';
import { anyFreePort } from '../launcher/ports.mjs';
import { locateCluster } from '../launcher/postgres-cluster.mjs';
import { startPostgres } from '../launcher/postgres.mjs';
import { findProcesses } from '../launcher/process-identity.mjs';
import { stopNats, stopPostgres, stopProcess } from '../launcher/stop-process.mjs';

/**
 * @typedef {object} DurableServer
 * @property {string} url
 * @property {() => number} pid
 * @property {() => number[]} pids all processes of the server, the one above first
 * @property {() => Promise<void>} kill `kill -9`, and waits until it is gone
 * @property {() => Promise<void>} restart on the same data and port
 */

const killNow = /** @type {import('../launcher/stop-process.mjs').StopStep[]} */ ([
  { signal: 'SIGKILL', waitMs: 10_000 },
]);

/** Where the servers keep their data: the user PostgreSQL runs as must come in. */
export const placeOfServers = () => (process.getuid?.() === 0 ? '/var/tmp' : tmpdir());

/** @param {string} name part of the folder's name */
export async function startDurableServers(name) {
  const parent = placeOfServers();
  const dataDir = mkdtempSync(join(parent, `hookline-${name}-`));
  chmodSync(dataDir, 0o755);
  const postgres = await durablePostgres(dataDir);
  const nats = await durableNats(dataDir);
  return {
    dataDir,
    postgres,
    nats,
    stop: async () => {
      await stopProcess(nats.pid(), stopNats);
      await stopProcess(postgres.pid(), stopPostgres);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** @param {string} dataDir @returns {Promise<DurableServer>} */
async function durablePostgres(dataDir) {
  let server = await startPostgres({ dataDir, port: await anyFreePort() });
  const { port } = server;
  const { folder } = locateCluster(realpathSync(dataDir));
  // Backends have process groups of their own; all work in the data folder.
  const pids = () => [
    ...new Set([server.child.pid, ...findProcesses({ cwd: realpathSync(folder) })]),
  ];
  return {
    url: server.url,
    pid: () => server.child.pid,
    pids,
    kill: async () => {
      // Backends outlive the postmaster by a moment.
      await Promise.all(pids().map((pid) => stopProcess(pid, killNow)));
    },
    restart: async () => {
      server = await startPostgres({ dataDir, port });
      if (server.port !== port) throw new Error(`PostgreSQL came back on port ${server.port}`);
    },
  };
}

/** @param {string} dataDir @returns {Promise<DurableServer>} */
async function durableNats(dataDir) {
  let server = await startNats({ dataDir, port: await anyFreePort() });
  const { port } = server;
  return {
    url: server.url,
    pid: () => server.child.pid,
    pids: () => [server.child.pid],
    kill: async () => {
      await stopProcess(server.child.pid, killNow);
    },
    restart: async () => {
      server = await startNats({ dataDir, port });
      if (server.port !== port) throw new Error(`NATS came back on port ${server.port}`);
    },
  };
}
