// @ts-check
// The one line that says where to go.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The api keeps a one-time link in the data folder as long as there is no administrator.
 * @param {string} dataDir
 * @returns {string} a path such as `/setup?token=…`; empty when somebody has set up the system
 */
function readSetupPath(dataDir) {
  try {
    const path = readFileSync(join(dataDir, 'setup-link'), 'utf8').trim();
    return path.startsWith('/') ? path : '';
  } catch {
    return '';
  }
}

/**
 * Where people open the page: the address in front of a proxy, else that of the api.
 * @param {NodeJS.ProcessEnv} environment
 * @param {number} port
 */
export function pageUrl({ PUBLIC_URL: publicUrl, HOST: host }, port) {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  return `http://${reachableHost(host, 'localhost')}:${port}`;
}

/**
 * A name under which a server with this HOST is reached from here.
 * @param {string | undefined} host
 * @param {'localhost' | '127.0.0.1'} loopback what to say for loopback and for all addresses
 */
export function reachableHost(host, loopback) {
  if (!host || ['127.0.0.1', 'localhost', '0.0.0.0', '::'].includes(host)) return loopback;
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @param {string} url where the page is
 * @param {string} dataDir
 */
export function signInLine(url, dataDir) {
  const setup = readSetupPath(dataDir);
  return setup ? `Open ${url}${setup}` : `Open ${url} and sign in.`;
}
