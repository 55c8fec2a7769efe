// @ts-check
// Folders outside the checkout, for what the server account cannot reach inside it.
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './error-code.mjs';

/**
 * /var/tmp only where /var/lib is closed: systems clear files there that nobody touched for a
 * month, and a database has such files.
 */
const places = ['/var/lib', '/var/tmp'];

/** @param {string} path */
function isOurs(path) {
  const found = lstatSync(path);
  return found.isDirectory() && found.uid === process.getuid?.() && !(found.mode & 0o022);
}

/**
 * A folder that keeps its place between starts. Everybody may write to /var/tmp, so a folder that
 * somebody else put there, or a link, is not used.
 * @param {string} name
 * @returns {string}
 * @throws {Error} when no place is open to us
 */
export function lastingFolder(name) {
  for (const place of places) {
    const path = join(place, name);
    try {
      mkdirSync(path, { mode: 0o755 });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') continue;
    }
    if (isOurs(path)) return path;
  }
  return mkdtempSync(join('/var/tmp', `${name}-`));
}
