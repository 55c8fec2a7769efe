// @ts-check
// As whom PostgreSQL runs: it refuses to run as root.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** @typedef {{ uid: number, gid: number, name: string }} ServerUser */

/** Accounts without rights of their own, in the order of preference. */
const candidates = ['postgres', 'node', 'nobody'];

/**
 * Accounts of a passwd file.
 * @param {string} passwd
 * @returns {ServerUser[]}
 */
export function parsePasswd(passwd) {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * The account for the server: of an existing data folder its owner, else the first candidate.
 * PostgreSQL looks the uid up, so only accounts with a passwd entry count.
 * @param {ServerUser[]} accounts
 * @param {number | undefined} ownerUid
 * @returns {ServerUser}
 * @throws {Error} when there is none
 */
export function pickServerUser(accounts, ownerUid) {
  const owner = ownerUid ? accounts.find(({ uid }) => uid === ownerUid) : undefined;
  const [chosen] = [
    ...(owner ? [owner] : []),
    ...candidates.flatMap((name) => accounts.filter((account) => account.name === name)),
  ];
  if (!chosen || chosen.uid === 0) {
    throw new Error(
      'PostgreSQL does not run as root and there is no account postgres, node or nobody: ' +
        'start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

/**
 * Null for an ordinary user, who runs the server himself.
 * @param {string} clusterDir the data folder, which need not exist
 * @returns {ServerUser | null}
 */
export function findServerUser(clusterDir) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(clusterDir, { throwIfNoEntry: false })?.uid;
  return pickServerUser(parsePasswd(readFileSync('/etc/passwd', 'utf8')), owner);
}

/**
 * Whether the account reaches the folder: a checkout below a private home is closed to it.
 * @param {ServerUser} user
 * @param {string} folder
 */
export function canReach(user, folder) {
  const { uid, gid } = user;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
}
