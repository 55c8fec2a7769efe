// @ts-check
// Where things are: the checkout, what is built in it and what a running system keeps.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The applications the launcher builds; each has one file by which a build is recognised. */
export const applications = /** @type {const} */ ({
  api: 'dist/apps/api/main.js',
  worker: 'dist/apps/worker/main.js',
  editor: 'dist/apps/editor/index.html',
});

/** @typedef {keyof typeof applications} ApplicationName */

/**
 * How Node runs each process; docker-compose.yml says the same. The worker's garbage is young and
 * plenty: a small nursery keeps memory down. What it costs in CPU was tried once, with one round on
 * a busy machine, and needs a paired measurement.
 */
export const nodeFlags = {
  api: ['--enable-source-maps'],
  worker: ['--enable-source-maps', '--max-semi-space-size=8'],
};

export const applicationNames = /** @type {const} */ (['api', 'worker', 'editor']);

/**
 * The folder that outlives a start: databases, secrets, logs. `DATA_DIR` or `.data`.
 * @param {NodeJS.ProcessEnv} environment
 */
export function dataDirOf(environment) {
  return resolve(root, environment.DATA_DIR || '.data');
}
