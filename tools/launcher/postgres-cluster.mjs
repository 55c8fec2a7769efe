// @ts-check
// The data folder of the embedded PostgreSQL: where it is, and how it is made.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { lastingFolder } from './private-place.mjs';
import { loadOrCreateSecret } from './secret-file.mjs';
import { canReach, findServerUser } from './postgres-user.mjs';

/** @typedef {import('./postgres-user.mjs').ServerUser} ServerUser */

/**
 * @typedef {object} Cluster
 * @property {string} folder PostgreSQL's data folder
 * @property {ServerUser | null} user as whom it runs
 * @property {boolean} aside whether it lies outside the data folder of Hookline
 */

/** @param {string} dataDir */
function pointerOf(dataDir) {
  return join(dataDir, 'postgres.location');
}

/**
 * Where the cluster of a data folder is, whether or not it exists already. A cluster that had to
 * be put aside is found again by a file that names it, even when the checkout becomes reachable.
 * @param {string} dataDir
 * @returns {Cluster}
 * @throws {Error} when a cluster that was put aside is gone
 */
export function locateCluster(dataDir) {
  const pointer = pointerOf(dataDir);
  if (existsSync(pointer)) {
    const folder = readFileSync(pointer, 'utf8').trim();
    if (existsSync(folder)) return { folder, user: findServerUser(folder), aside: true };
    throw new Error(
      `The database was in ${folder} and is gone. ` +
        `Bring it back, or delete ${pointer} to begin with an empty one.`,
    );
  }
  const inside = join(dataDir, 'postgres');
  const user = findServerUser(inside);
  if (!user || canReach(user, dataDir)) return { folder: inside, user, aside: false };
  const name = `hookline-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  return { folder: join(lastingFolder(name), 'postgres'), user, aside: true };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ user: ServerUser | null, cwd: string, input?: string }} options
 */
function runProgram(program, args, { user, cwd, input = '' }) {
  const run = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  // A single-user server reports a failed statement and goes on with exit code 0.
  if (run.status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(run.stderr)) {
    throw new Error(`${program} failed: ${run.error?.message ?? run.stderr.trim()}`);
  }
}

/**
 * Makes the cluster with the application's role and database. The role is no superuser: row-level
 * security does not hold for superusers (reliability.md B-08). All is made in a draft folder and
 * renamed at the end, so a launcher killed on the way leaves nothing half done.
 * @param {Cluster} cluster
 * @param {{ native: string, dataDir: string, throwAway: boolean }} options
 */
export function createCluster({ folder, user, aside }, { native, dataDir, throwAway }) {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.initdb-password`;
  const applicationPassword = loadOrCreateSecret(join(dataDir, 'postgres.password'));
  const superuserPassword = loadOrCreateSecret(join(dataDir, 'postgres-superuser.password'));

  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  // Only the leaf is closed: a mode given to a recursive mkdir would lock every parent as well.
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600, flag: 'wx' });
  if (user) {
    chownSync(draft, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const options = { user, cwd: dirname(folder) };
  try {
    runProgram(
      join(native, 'bin/initdb'),
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(throwAway ? ['--no-sync'] : []),
      ],
      options,
    );
    // Specs make databases and roles of their own.
    const rights = throwAway ? 'createdb createrole' : '';
    runProgram(
      join(native, 'bin/postgres'),
      ['--single', '-D', draft, ...(throwAway ? ['-F'] : []), 'postgres'],
      {
        ...options,
        input:
          `create role hookline login ${rights} password '${applicationPassword}'\n` +
          'create database hookline owner hookline\n',
      },
    );
    renameSync(draft, folder);
    if (aside) writeFileSync(pointerOf(dataDir), `${folder}\n`);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}
