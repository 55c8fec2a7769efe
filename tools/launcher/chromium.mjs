// @ts-check
// Finds a browser for the end-to-end specs.
import { findOnPath, isExecutable } from './executables.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * CHROMIUM_PATH, else the first known program on PATH.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string | undefined}
 * @throws {Error} when CHROMIUM_PATH names no program
 */
export function findChromium(environment) {
  const named = environment.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is "${named}": there is no program.`);
  }
  return programs.map((name) => findOnPath(name, environment)).find((path) => path !== undefined);
}
