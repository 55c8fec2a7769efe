// @ts-check
// One launcher per data folder.
//
// 1. The record is linked into place whole, so nobody ever reads half of one.
// 2. A record whose process is gone is void; its children may still run and are named in it.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.mjs';
import { identityOf, isStillRunning } from './process-identity.mjs';

/** @typedef {{ pid: number, identity: string }} KnownProcess */

/**
 * @typedef {object} InstanceRecord
 * @property {number} pid
 * @property {string} identity
 * @property {string} command `start`, `dev` or `migrate`
 * @property {string} url where it answers; empty until it does
 * @property {Record<string, KnownProcess>} children applications it started, by name
 */

/**
 * @typedef {object} Instance
 * @property {KnownProcess[]} orphans children of a launcher that was killed
 * @property {(url: string) => void} announce
 * @property {(name: string, pid: number) => void} rememberChild
 * @property {() => void} release
 */

/** @type {InstanceRecord} */
const voidRecord = { pid: 0, identity: '', command: '', url: '', children: {} };

/**
 * @param {string} path
 * @returns {InstanceRecord | null}
 */
export function readInstance(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    // Damaged by something else than us: as void as the record of a dead process.
    if (error instanceof SyntaxError) return voidRecord;
    throw error;
  }
}

/**
 * @param {string} path
 * @param {InstanceRecord} record
 */
function linkRecord(path, record) {
  const draft = `${path}.${record.pid}`;
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Claims the data folder for this process.
 * @param {string} dataDir
 * @param {string} command
 * @returns {Promise<{ mine: Instance } | { other: InstanceRecord }>} `other` is the living owner
 */
export async function claimInstance(dataDir, command) {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'launcher.json');
  const record = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? '',
    command,
    url: '',
    /** @type {Record<string, KnownProcess>} */
    children: {},
  };
  /** @type {KnownProcess[]} */
  let orphans = [];
  for (;;) {
    const found = readInstance(path);
    if (found && found.pid !== record.pid && isStillRunning(found)) return { other: found };
    if (found) orphans = Object.values(found.children).filter(isStillRunning);
    if (found) rmSync(path, { force: true });
    if (!linkRecord(path, record)) continue;
    // Two launchers may clear the same void record, the slower one taking away the faster one's
    // new record. After a moment the file tells both who is left.
    if (found) await sleep(100);
    if (readInstance(path)?.pid === record.pid) break;
  }
  const save = () => {
    const draft = `${path}.${record.pid}`;
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    renameSync(draft, path);
  };
  return {
    mine: {
      orphans,
      announce: (url) => {
        record.url = url;
        save();
      },
      rememberChild: (name, pid) => {
        record.children[name] = { pid, identity: identityOf(pid) ?? '' };
        save();
      },
      release: () => {
        if (readInstance(path)?.pid === record.pid) rmSync(path, { force: true });
      },
    },
  };
}
