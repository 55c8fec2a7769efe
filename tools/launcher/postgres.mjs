// @ts-check
// The embedded PostgreSQL 18.
//
// 1. One server per data folder. A live one, left by a launcher that was killed, is adopted.
// 2. PostgreSQL clears a dead server's pid file by itself, and checks on the way that no backend
//    of it still writes. So the file is deleted here only where PostgreSQL would be misled: when
//    its number belongs to another program now and nobody works in the folder.
// 3. It listens on 127.0.0.1 only, with a password, and on no socket file.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptChild, startChild } from './child.mjs';
import { lastLines, logPathOf } from './log-file.mjs';
import { anyFreePort, isPortFree } from './ports.mjs';
import { createCluster, locateCluster } from './postgres-cluster.mjs';
import { findPostgresFiles } from './postgres-files.mjs';
import { findProcesses, identityOf } from './process-identity.mjs';
import { loadOrCreateSecret } from './secret-file.mjs';
import { errorCode } from './error-code.mjs';

const defaultPort = 5432;

/** Recovery after a power cut may take a while. */
const readyWithinMs = 120_000;

/**
 * How much memory a backend keeps between two statements (`mallopt(3)` of glibc). By default what a
 * batch took goes back to the kernel when it is done, and the next batch takes it anew, page by page: 8 %
 * of what storing a batch costs (docs/performance.md).
 */
const keptMemory = {
  MALLOC_TRIM_THRESHOLD_: String(16 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(8 * 1024 * 1024),
  MALLOC_TOP_PAD_: String(1024 * 1024),
};

/** Backends of a killed server end within moments; a busy one first finishes its statement. */
const leftoversWithinMs = 15_000;

/**
 * @typedef {object} RunningServer
 * @property {string} url with user and password
 * @property {number} port
 * @property {import('./child.mjs').RunningChild} child
 * @property {boolean} adopted whether it ran already
 * @property {string} note something the person should know, else empty
 */

/**
 * What the pid file of a server says (PostgreSQL's `pidfile.h` defines its lines).
 * @param {string} text
 * @returns {{ pid: number, port: number, status: string }}
 */
export function parsePostmasterPid(text) {
  const lines = text.split('\n');
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    status: (lines[7] ?? '').trim(),
  };
}

/** @param {string} folder */
function readPidFile(folder) {
  try {
    return parsePostmasterPid(readFileSync(join(folder, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new Error(
      `${folder} cannot be read: it belongs to another user. Start as that user, ` +
        'or choose another folder with DATA_DIR.',
      { cause: error },
    );
  }
}

/**
 * Whether the process is a server of this folder and not a later program with the same number.
 * @param {number} pid
 * @param {string} folder
 */
function isServerOf(pid, folder) {
  if (identityOf(pid) === null) return false;
  // Every PostgreSQL process works in its data folder. Elsewhere than on Linux we cannot look.
  return process.platform !== 'linux' || findProcesses({ cwd: folder }).includes(pid);
}

/**
 * @param {string} folder
 * @returns {Promise<{ pid: number, port: number } | null>} a ready server of this folder
 */
async function findLiveServer(folder) {
  const until = Date.now() + readyWithinMs;
  for (;;) {
    const found = readPidFile(folder);
    if (!found || !isServerOf(found.pid, folder)) return null;
    if (found.status === 'ready') return found;
    if (Date.now() > until) {
      throw new Error(`PostgreSQL (process ${found.pid}) is stuck while ${found.status}.`);
    }
    // Starting or stopping: it will be ready or gone soon.
    await sleep(50);
  }
}

/** @param {string} folder */
async function clearLeftovers(folder) {
  if (!existsSync(join(folder, 'postmaster.pid'))) return;
  const until = Date.now() + leftoversWithinMs;
  let left = findProcesses({ cwd: folder });
  while (left.length > 0 && Date.now() < until) {
    await sleep(100);
    left = findProcesses({ cwd: folder });
  }
  const found = readPidFile(folder);
  if (found && left.length === 0 && identityOf(found.pid) !== null) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
  }
}

/**
 * Starts the server of a data folder, or adopts the one that runs.
 * @param {{ dataDir: string, port?: number, throwAway?: boolean }} options `port` is wished for,
 *   5432 by default; `throwAway` trades safety for speed
 * @returns {Promise<RunningServer>}
 * @throws {Error} with the last log lines when it does not start
 */
export async function startPostgres({ dataDir, port = defaultPort, throwAway = false }) {
  mkdirSync(dataDir, { recursive: true });
  const cluster = locateCluster(realpathSync(dataDir));
  const { folder, user, aside } = cluster;
  const note = aside ? `data in ${folder}` : '';
  const passwordPath = join(dataDir, 'postgres.password');
  if (existsSync(folder) && !existsSync(passwordPath)) {
    throw new Error(`${passwordPath} is gone, and with it the way into the database in ${folder}.`);
  }
  const describe = (/** @type {number} */ onPort) => {
    const password = loadOrCreateSecret(passwordPath);
    return `postgres://hookline:${password}@127.0.0.1:${onPort}/hookline`;
  };

  const live = await findLiveServer(folder);
  if (live) {
    const child = adoptChild(live.pid);
    return { url: describe(live.port), port: live.port, child, adopted: true, note };
  }

  const native = findPostgresFiles(user);
  if (!existsSync(folder)) createCluster(cluster, { native, dataDir, throwAway });
  await clearLeftovers(folder);

  const free = !throwAway && (await isPortFree(port)) ? port : await anyFreePort();
  const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = ['max_connections=200', ...(throwAway ? unsafe : [])];
  const child = await startChild({
    name: 'postgres',
    command: join(native, 'bin/postgres'),
    args: [
      ...['-D', folder, '-h', '127.0.0.1', '-p', String(free), '-k', ''],
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    env: { ...keptMemory, ...process.env },
    cwd: folder,
    dataDir,
    user,
  });
  await untilReady(folder, child, dataDir);
  return { url: describe(free), port: free, child, adopted: false, note };
}

/**
 * @param {string} folder
 * @param {import('./child.mjs').RunningChild} child
 * @param {string} dataDir
 */
async function untilReady(folder, child, dataDir) {
  let ended = '';
  void child.exited.then((how) => (ended = how));
  const until = Date.now() + readyWithinMs;
  while (!ended && Date.now() < until) {
    const found = readPidFile(folder);
    if (found?.pid === child.pid && found.status === 'ready') return;
    await sleep(20);
  }
  const lines = lastLines(logPathOf(dataDir, 'postgres'), child.logStart).join('\n');
  throw new Error(`PostgreSQL did not start (${ended || 'no answer in time'}):\n${lines}`);
}
