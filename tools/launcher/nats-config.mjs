// @ts-check
// The launcher's NATS configuration, made from the one docker-compose.yml reads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';

/** The shipped configuration, relative to the checkout. */
export const natsConfigFile = 'config/nats/nats-server.conf';

/** @returns {string} */
export function readNatsConfig() {
  return readFileSync(join(root, natsConfigFile), 'utf8');
}

/** @param {string} text */
function quote(text) {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * Fills in the `$NAMES` of the shipped configuration.
 * @param {string} template
 * @param {{ port: number, storeDir: string, password: string, throwAway: boolean }} server
 *   `throwAway` leaves out the write before each acknowledgement
 * @returns {string}
 * @throws {Error} when the template holds a name this function does not know
 */
export function renderNatsConfig(template, { port, storeDir, password, throwAway }) {
  /** @type {Record<string, string>} */
  const values = {
    NATS_LISTEN: `127.0.0.1:${port}`,
    NATS_MONITOR: '127.0.0.1:0',
    NATS_STORE_DIR: storeDir,
    NATS_USER: 'hookline',
    NATS_PASSWORD: password,
  };
  const text = template
    // Comments explain the names and must not be filled in: the password would stand there twice.
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\$([A-Z_]+)/g, (_, name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${natsConfigFile} names $${name}: unknown here.`);
      return quote(value);
    });
  return throwAway ? text.replace(/^\s*sync_interval:.*\n/m, '') : text;
}
