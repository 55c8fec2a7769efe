// @ts-check
// Which TCP port a server gets.
import { createServer } from 'node:net';

/** How many ports above the preferred one are tried before the system picks any. */
const neighbours = 50;

/**
 * Whether a server could listen there now.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      // A machine without IPv6 cannot listen on `::`; that says nothing about the port.
      answer(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(true)));
  });
}

/**
 * Whether nobody listens on the port, neither on loopback nor on all addresses.
 * @param {number} port
 */
export async function isPortFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'));
}

/**
 * Any free port of the system's choice.
 * @returns {Promise<number>}
 */
export function anyFreePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}

/**
 * The preferred port, else the next free one above it, else any.
 * @param {number} preferred 0 for any
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @returns {Promise<number>}
 */
export async function choosePort(preferred, isFree = isPortFree) {
  if (preferred === 0) return anyFreePort();
  const last = Math.min(preferred + neighbours, 65_535);
  for (let port = preferred; port <= last; port += 1) {
    if (await isFree(port)) return port;
  }
  return anyFreePort();
}

/**
 * The port a person asked for in the variable PORT; 0 stands for any.
 * @param {string | undefined} text
 * @param {number} fallback used when the variable is empty
 * @throws {Error} when the text is no port
 */
export function parsePort(text, fallback) {
  if (!text) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`PORT is "${text}": it must be a number from 0 to 65535.`);
  }
  return port;
}
