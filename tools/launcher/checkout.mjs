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
 * plenty: it collects the old when that has doubled, where V8 lets a small heap grow to four times
 * what it needs; a burst of 30,000 events took 250 to 276 MiB before and 176 with it. What that saves
 * goes into a nursery of 16 MiB, which is collected half as often as one of 8, and by one thread
 * beside the main one: four got in each other's way on two cores (docs/performance.md).
 */
export const nodeFlags = {
  api: ['--enable-source-maps'],
  worker: [
    '--enable-source-maps',
    '--max-semi-space-size=16',
    '--heap-growing-percent=100',
    '--v8-pool-size=1',
  ],
};

export const applicationNames = /** @type {const} */ (['api', 'worker', 'editor']);

/**
 * The folder that outlives a start: databases, secrets, logs. `DATA_DIR` or `.data`.
 * @param {NodeJS.ProcessEnv} environment
 */
export function dataDirOf(environment) {
  return resolve(root, environment.DATA_DIR || '.data');
}
