// @ts-check
// Passwords of the servers on this machine: made once, kept in the data folder, readable by the
// owner only. There is no default password anywhere.
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from './error-code.mjs';

/**
 * Letters, digits, `-` and `_` only, so that it can stand in an address, in SQL and in a
 * configuration file without quoting rules.
 */
const newPassword = () => randomBytes(24).toString('base64url');

/**
 * The secret in a file; made on the first call.
 * @param {string} path
 * @param {() => string} [make] by default a password
 * @returns {string}
 */
export function loadOrCreateSecret(path, make = newPassword) {
  const kept = read(path);
  if (kept) return kept;
  // Written beside and linked into place: a launcher killed in between leaves no half secret.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, make(), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
