// @ts-check
// What has to be built before a start.
//
// 1. An application is fresh when its sources read as they did at its last build and its output is
//    the one that build left. Contents count, not times: a checkout gives old files new times.
// 2. The output is compared by time and size, because somebody may have built other sources by
//    hand in between.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applications } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').ApplicationName} ApplicationName */

/** Read by every build besides the application's own folder. */
const sharedSources = [
  'libs',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.server.json',
];

const skippedFolders = new Set(['node_modules', 'dist', 'coverage']);
const specFile = /\.(int-|e2e-)?spec\.tsx?$/;

/**
 * The files a folder or file stands for, sorted, without specs.
 * @param {string} root
 * @param {string} path relative to the root
 * @returns {string[]} relative to the root
 */
function listFiles(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return specFile.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .filter((name) => !skippedFolders.has(name) && !name.startsWith('.'))
    .sort()
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}

/**
 * A hash of the sources of each application.
 * @param {string} root
 * @param {readonly ApplicationName[]} names
 * @returns {Map<ApplicationName, string>}
 */
export function fingerprintSources(root, names) {
  const hashOf = (/** @type {string[]} */ paths) => {
    const hash = createHash('sha256');
    for (const file of paths.flatMap((path) => listFiles(root, path))) {
      const content = readFileSync(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
    return hash.digest('hex');
  };
  const shared = hashOf(sharedSources);
  return new Map(names.map((name) => [name, `${shared}:${hashOf([`apps/${name}`])}`]));
}

/**
 * @param {string} root
 * @param {ApplicationName} name
 * @returns {string} empty when there is no output
 */
function describeOutput(root, name) {
  const found = statSync(join(root, applications[name]), { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}:${found.size}` : '';
}

/**
 * @param {string} root
 * @param {ApplicationName} name
 */
function stampPath(root, name) {
  return join(root, 'dist/.stamps', `${name}.json`);
}

/**
 * The applications whose build is missing or older than their sources.
 * @param {string} root
 * @param {Map<ApplicationName, string>} fingerprints
 * @returns {ApplicationName[]}
 */
export function findStale(root, fingerprints) {
  return [...fingerprints].flatMap(([name, sources]) => {
    const path = stampPath(root, name);
    const output = describeOutput(root, name);
    if (!output || !existsSync(path)) return [name];
    return readFileSync(path, 'utf8') === JSON.stringify({ sources, output }) ? [] : [name];
  });
}

/**
 * Remembers that these applications were built from these sources.
 * @param {string} root
 * @param {Map<ApplicationName, string>} fingerprints as they were before the build
 * @param {ApplicationName[]} built
 */
export function rememberBuild(root, fingerprints, built) {
  for (const name of built) {
    const path = stampPath(root, name);
    mkdirSync(dirname(path), { recursive: true });
    const stamp = { sources: fingerprints.get(name), output: describeOutput(root, name) };
    writeFileSync(path, JSON.stringify(stamp));
  }
}
