// @ts-check
// The log of a child process: a file it writes to by itself, so it goes on when the launcher dies.
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log larger than this is moved to `<name>.log.1` before the child starts. */
const rotateAboveBytes = 10 * 1024 * 1024;

/** How much of the end of a log is read to show a failure. */
const tailBytes = 16 * 1024;

/**
 * @param {string} dataDir
 * @param {string} name
 */
export function logPathOf(dataDir, name) {
  return join(dataDir, 'logs', `${name}.log`);
}

/**
 * Opens a log for appending, after rotating it when it has grown too large.
 * @param {string} dataDir
 * @param {string} name
 * @returns {number} the file descriptor; the caller closes it once the child has it
 */
export function openLog(dataDir, name) {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const path = logPathOf(dataDir, name);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > rotateAboveBytes) {
    renameSync(path, `${path}.1`);
  }
  // Log lines carry ids, and those of a failing start may carry more: nobody else's business.
  return openSync(path, 'a', 0o600);
}

/**
 * The last lines of a file; empty when there is none.
 * @param {string} path
 * @param {number} from the byte before which nothing is of interest
 * @param {number} [count]
 * @returns {string[]}
 */
export function lastLines(path, from, count = 15) {
  let file;
  try {
    file = openSync(path, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.max(0, Math.min(size - from, tailBytes)));
    const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8', 0, read).trimEnd().split('\n').slice(-count);
  } finally {
    closeSync(file);
  }
}
