// @ts-check
// Builds what is stale, and nothing on a warm start.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { applicationNames, applications, root } from './checkout.mjs';
import { runNode } from './command.mjs';
import { findStale, fingerprintSources, rememberBuild } from './staleness.mjs';

/** @typedef {import('./checkout.mjs').ApplicationName} ApplicationName */

/**
 * @param {{ signal: AbortSignal, names?: readonly ApplicationName[] }} options
 * @returns {Promise<ApplicationName[]>} what was built
 * @throws {Error} with the end of the build's output
 */
export async function buildStale({ signal, names = applicationNames }) {
  const fingerprints = fingerprintSources(root, names);
  const stale = findStale(root, fingerprints);
  if (stale.length === 0) return [];
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  await runNode([nx, 'run-many', '-t', 'build', '-p', stale.join(','), '--outputStyle=stream'], {
    name: 'The build',
    // Nx would leave its daemon running after us.
    env: { ...process.env, NX_DAEMON: 'false' },
    signal,
  });
  const missing = stale.filter((name) => !existsSync(join(root, applications[name])));
  if (missing.length > 0) {
    const files = missing.map((name) => applications[name]).join(', ');
    throw new Error(`The build ended well but did not write ${files}.`);
  }
  rememberBuild(root, fingerprints, stale);
  return stale;
}
